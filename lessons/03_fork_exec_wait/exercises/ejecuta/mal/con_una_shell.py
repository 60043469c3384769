# Lo rechaza: exec
import os
import sys

pid = os.fork()
if pid == 0:
    os.execlp("sh", "sh", "-c", " ".join(sys.argv[1:]))
pid, estado = os.wait()
codigo = os.waitstatus_to_exitcode(estado)
print(codigo if codigo >= 0 else 128 - codigo)
