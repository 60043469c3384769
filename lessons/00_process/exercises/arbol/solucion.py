import sys

import psutil


def contar(pid):
    # HUECO
    proc = psutil.Process(pid)
    print(len(proc.children()))
    print(len(proc.children(recursive=True)))
    # INICIO: print(len(psutil.Process().children()))
    # INICIO: print(len(psutil.Process().children()))
    # FIN


if __name__ == "__main__":
    # HUECO
    try:
        contar(int(sys.argv[1]))
    except psutil.NoSuchProcess:
        print("no existe")
    # INICIO: contar(int(sys.argv[1]))
    # FIN
