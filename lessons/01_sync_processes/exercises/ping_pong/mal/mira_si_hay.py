# Lo rechaza: sin_preguntar
import sys
import time
from multiprocessing import Process, Queue


def juega(palabra, a, b, n):
    for _ in range(n):
        while a.empty():
            time.sleep(0.01)
        a.get()
        print(palabra)
        b.put(1)


if __name__ == "__main__":
    a, b = Queue(), Queue()
    a.put(1)
    n = int(sys.argv[1])
    ps = [Process(target=juega, args=("ping", a, b, n)), Process(target=juega, args=("pong", b, a, n))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
