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


def descendientes(pid):
    suyos = hijos(pid)
    return sum(descendientes(hijo) for hijo in suyos) if suyos else 1


raiz = int(sys.argv[1])
if os.path.exists(f"/proc/{raiz}"):
    print(len(hijos(raiz)))
    print(descendientes(raiz))
else:
    print("no existe")
