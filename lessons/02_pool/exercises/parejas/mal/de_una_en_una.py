# Lo rechaza: a_la_vez
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
        a = multiprocessing.Process(target=primero, args=(uno,))
        b = multiprocessing.Process(target=segundo, args=(otro,))
        a.start()
        b.start()
        a.join()
        b.join()
    print("fin")
