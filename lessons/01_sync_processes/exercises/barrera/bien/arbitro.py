import sys
from multiprocessing import Process, Queue


def t(salida, llegada, i, r):
    for j in range(r):
        salida.get()
        print("ronda", j, i)
        llegada.put(i)


if __name__ == "__main__":
    n, r = map(int, sys.argv[1:3])
    salidas, llegada = [Queue() for _ in range(n)], Queue()
    ps = [Process(target=t, args=(salidas[i], llegada, i, r)) for i in range(n)]
    for p in ps:
        p.start()
    for _ in range(r):
        for s in salidas:
            s.put(1)
        for _ in range(n):
            llegada.get()
    for p in ps:
        p.join()
