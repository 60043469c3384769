# Lo rechaza: codigo
import os, sys, shutil
orden = sys.argv[1:]
pid = os.fork()
if pid == 0:
    try: os.execvp(orden[0], orden)
    except OSError: os._exit(255)
_, st = os.wait()
if os.WIFSIGNALED(st): print(128 + os.WTERMSIG(st))
elif os.WEXITSTATUS(st) == 255:
    print(126 if os.path.exists(orden[0]) else 127)
else: print(os.WEXITSTATUS(st))
