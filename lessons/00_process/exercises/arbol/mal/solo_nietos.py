# Lo rechaza: descendientes
import os
import sys


def ppid(pid):
    try:
        with open(f"/proc/{pid}/stat") as fichero:
            return int(fichero.read().rsplit(")", 1)[1].split()[1])
    except OSError:
        return None


def hijos(pid):
    todos = map(int, filter(str.isdigit, os.listdir("/proc")))
    return [otro for otro in todos if ppid(otro) == pid]


raiz = int(sys.argv[1])
if os.path.exists(f"/proc/{raiz}"):
    suyos = hijos(raiz)
    print(len(suyos))
    print(len(suyos) + sum(len(hijos(hijo)) for hijo in suyos))
else:
    print("no existe")
