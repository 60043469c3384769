# Lo rechaza: pasan
import queue
import sys
import time
from multiprocessing import Process, Queue, Value, JoinableQueue, SimpleQueue


def productor(i, n, cola):
    cola.put(list(range(i * n, i * n + n)))


def consumidor(cola, cu, su):
    for l in iter(cola.get, None):
        for x in l:
            with cu.get_lock():
                cu.value += 1
                su.value += x


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:])
    cola = Queue(10)
    cu = Value("i", 0)
    su = Value("l", 0)
    ps = [Process(target=productor, args=(i, n, cola)) for i in range(p)]
    cs = [Process(target=consumidor, args=(cola, cu, su)) for _ in range(c)]
    for h in ps + cs:
        h.start()
    for h in ps:
        h.join()
    for h in cs:
        cola.put(None)
    for h in cs:
        h.join()
    print(cu.value, su.value)
