# Lo rechaza: espera
import time
import os
import sys

pid = os.fork()
if pid == 0:
    try:
        os.execvp(sys.argv[1], sys.argv[1:])
    except FileNotFoundError:
        os._exit(127)
    except OSError:
        os._exit(126)
time.sleep(0.1)
pid, estado = os.waitpid(pid, os.WNOHANG)
codigo = os.waitstatus_to_exitcode(estado)
print(codigo if codigo >= 0 else 128 - codigo)
