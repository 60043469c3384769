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
        for funcion, extremo in ((segundo, otro), (primero, uno)):
            procesos.append(multiprocessing.Process(target=funcion, args=(extremo,)))
            procesos[-1].start()
            extremo.close()
    for proceso in procesos:
        proceso.join()
    print("fin")
