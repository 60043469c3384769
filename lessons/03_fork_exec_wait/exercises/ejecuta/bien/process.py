import os
import sys
from multiprocessing import Process


def convertirse(orden):
    try:
        os.execvp(orden[0], orden)
    except FileNotFoundError:
        sys.exit(127)
    except OSError:
        sys.exit(126)


if __name__ == "__main__":
    hijo = Process(target=convertirse, args=(sys.argv[1:],))
    hijo.start()
    hijo.join()
    codigo = hijo.exitcode
    print(codigo if codigo >= 0 else 128 - codigo)
    sys.exit(codigo % 256)
