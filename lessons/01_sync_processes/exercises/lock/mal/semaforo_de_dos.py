# Lo rechaza: total
import sys
from multiprocessing import Process, Value, Semaphore


def suma(lock, c, v):
    for i in range(v):
        with lock:
            c.value += 1


if __name__ == "__main__":
    lock = Semaphore(2)
    c = Value("i", 0)
    hs = [Process(target=suma, args=(lock, c, int(sys.argv[2]))) for _ in range(int(sys.argv[1]))]
    for h in hs:
        h.start()
    for h in hs:
        h.join()
    print(c.value)
