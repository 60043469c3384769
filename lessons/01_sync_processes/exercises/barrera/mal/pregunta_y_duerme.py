# Lo rechaza: sin_preguntar
import sys
import time
from multiprocessing import Process, Value


def t(c, n, i, r):
    for j in range(r):
        print("ronda", j, i)
        with c.get_lock():
            c.value += 1
        while c.value < n * (j + 1):
            time.sleep(0.005)


if __name__ == "__main__":
    n, r = map(int, sys.argv[1:3])
    c = Value("i", 0)
    ps = [Process(target=t, args=(c, n, i, r)) for i in range(n)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
