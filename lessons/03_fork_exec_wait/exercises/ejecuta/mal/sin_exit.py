# Lo rechaza: tras_exec
import os
import sys

pid = os.fork()
if pid == 0:
    try:
        os.execvp(sys.argv[1], sys.argv[1:])
    except OSError as error:
        print("no se puede:", error)
pid, estado = os.wait()
codigo = os.waitstatus_to_exitcode(estado)
print(codigo if codigo >= 0 else 128 - codigo)
