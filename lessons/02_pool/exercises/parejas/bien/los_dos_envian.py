import multiprocessing
import os
import sys


def hijo(extremo):
    extremo.send(os.getpid())
    print(f"yo {os.getpid()} pareja {extremo.recv()}")


if __name__ == "__main__":
    n = int(sys.argv[1])
    procesos = []
    for _ in range(n):
        uno, otro = multiprocessing.Pipe()
        procesos.append(multiprocessing.Process(target=hijo, args=(uno,)))
        procesos.append(multiprocessing.Process(target=hijo, args=(otro,)))
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("fin")
