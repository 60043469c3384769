# Lo rechaza: en_path
import os, sys
orden = sys.argv[1:]
pid = os.fork()
if pid == 0:
    ruta = orden[0] if "/" in orden[0] else "/usr/bin/" + orden[0]
    try: os.execv(ruta, orden)
    except FileNotFoundError: os._exit(127)
    except OSError: os._exit(126)
_, st = os.wait()
print(os.WEXITSTATUS(st) if os.WIFEXITED(st) else 128 + os.WTERMSIG(st))
