# Lo rechaza: codigo
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
pid, estado = os.wait()
print(estado)
