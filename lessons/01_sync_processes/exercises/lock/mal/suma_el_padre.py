# Lo rechaza: sumas
import sys
from multiprocessing import Process, Queue


def suma(q, v):
    for i in range(v):
        q.put(1)


if __name__ == "__main__":
    q = Queue()
    p, v = int(sys.argv[1]), int(sys.argv[2])
    hs = [Process(target=suma, args=(q, v)) for _ in range(p)]
    for h in hs:
        h.start()
    t = sum((q.get() for _ in range(p * v)))
    for h in hs:
        h.join()
    print(t)
