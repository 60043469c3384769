import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock, RawValue


def prepara(c, l):
    global contador, lock
    contador, lock = c, l


def suma(n):
    for _ in range(n):
        lock.acquire()
        try:
            contador.value += 1
        finally:
            lock.release()


if __name__ == "__main__":
    t, n = map(int, sys.argv[1:3])
    c, l = RawValue("i", 0), Lock()
    with ProcessPoolExecutor(4, initializer=prepara, initargs=(c, l)) as ex:
        list(ex.map(suma, [n] * t))
    print(c.value)
