# Lo rechaza: parejas
import multiprocessing
import os
import sys


def primero(extremo):
    extremo.send(os.getppid())
    print(f"yo {os.getpid()} pareja {extremo.recv()}")


def segundo(extremo):
    pareja = extremo.recv()
    extremo.send(os.getppid())
    print(f"yo {os.getpid()} pareja {pareja}")


if __name__ == "__main__":
    n = int(sys.argv[1])
    procesos = []
    for _ in range(n):
        uno, otro = multiprocessing.Pipe()
        procesos.append(multiprocessing.Process(target=primero, args=(uno,)))
        procesos.append(multiprocessing.Process(target=segundo, args=(otro,)))
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("fin")
