# Lo rechaza: total
import sys
from multiprocessing import Process, Value, Lock


def suma(lock, c, v):
    for i in range(v):
        with lock:
            n = c.value
        n += 1
        with lock:
            c.value = n


if __name__ == "__main__":
    lock = Lock()
    c = Value("i", 0)
    hs = [Process(target=suma, args=(lock, c, int(sys.argv[2]))) for _ in range(int(sys.argv[1]))]
    for h in hs:
        h.start()
    for h in hs:
        h.join()
    print(c.value)
