# Lo rechaza: exec
import os
import sys

pid = os.fork()
if pid == 0:
    try:
        os.execvp(sys.argv[1], sys.argv[2:] or [""])
    except FileNotFoundError:
        os._exit(127)
    except OSError:
        os._exit(126)
pid, estado = os.wait()
codigo = os.waitstatus_to_exitcode(estado)
print(codigo if codigo >= 0 else 128 - codigo)
