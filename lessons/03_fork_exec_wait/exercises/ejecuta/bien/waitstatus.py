import os
import sys


def hijo(programa, *argumentos):
    try:
        os.execlp(programa, programa, *argumentos)
    except FileNotFoundError:
        print(f"{programa}: no existe", file=sys.stderr)
        os._exit(127)
    except OSError as error:
        print(f"{programa}: {error}", file=sys.stderr)
        os._exit(126)


pid = os.fork()
if not pid:
    hijo(*sys.argv[1:])
_, estado = os.waitpid(pid, 0)
codigo = os.waitstatus_to_exitcode(estado)
print(128 - codigo if codigo < 0 else codigo)
