import sys
import time
from multiprocessing import Process, Semaphore, Lock


def esta(q, i):
    print(q, i, "entra")
    time.sleep(0.02)
    print(q, i, "sale")


def lee(s, i, v):
    for _ in range(v):
        with s:
            esta("lector", i)


def escribe(s, puerta, n, i, v):
    for _ in range(v):
        with puerta:
            for _ in range(n):
                s.acquire()
            esta("escritor", i)
            for _ in range(n):
                s.release()


if __name__ == "__main__":
    l, e, v = map(int, sys.argv[1:4])
    n = max(l, 1)
    s, puerta = Semaphore(n), Lock()
    ps = [Process(target=lee, args=(s, i, v)) for i in range(l)] + [Process(target=escribe, args=(s, puerta, n, i, v)) for i in range(e)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
