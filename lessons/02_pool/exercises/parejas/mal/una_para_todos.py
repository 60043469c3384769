# Lo rechaza: parejas o se_esperan o acaba_bien o lineas
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
    uno, otro = multiprocessing.Pipe()
    for _ in range(n):
        procesos.append(multiprocessing.Process(target=primero, args=(uno,)))
        procesos.append(multiprocessing.Process(target=segundo, args=(otro,)))
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("fin")
