# Lo rechaza: hijos
import multiprocessing
import os
import sys


def primero(extremo):
    extremo.send(os.getpid())
    print(f"yo {os.getpid()} pareja {extremo.recv()}")


def segundo(extremo):
    pareja = extremo.recv()
    extremo.send(os.getpid())
    print(f"yo {os.getpid()} pareja {pareja}")



if __name__ == "__main__":
    n = int(sys.argv[1])
    procesos = []
    for _ in range(n):
        uno, otro = multiprocessing.Pipe()
        proceso = multiprocessing.Process(target=segundo, args=(otro,))
        proceso.start()
        procesos.append(proceso)
        primero(uno)
    for proceso in procesos:
        proceso.join()
    print("fin")
