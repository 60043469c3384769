# Lo rechaza: tras_exec
import os
import sys

pid = os.fork()
if pid == 0:
    try:
        os.execvp(sys.argv[1], sys.argv[1:])
    except FileNotFoundError:
        print(127, flush=True)
        os._exit(127)
    except OSError:
        print(126, flush=True)
        os._exit(126)
_, estado = os.wait()
if os.WIFSIGNALED(estado):
    print(128 + os.WTERMSIG(estado))
elif os.WEXITSTATUS(estado) not in (126, 127):
    print(os.WEXITSTATUS(estado))
