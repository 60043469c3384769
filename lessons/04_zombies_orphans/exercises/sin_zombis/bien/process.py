import sys
import time
from multiprocessing import Process


def trabajo(segundos):
    time.sleep(segundos)


if __name__ == "__main__":
    n = int(sys.argv[1])
    hijos = [Process(target=trabajo, args=(0.5 * (i + 1) / n,)) for i in range(n)]
    for hijo in hijos:
        hijo.start()
    while any([hijo.is_alive() for hijo in hijos]):
        sum(x * x for x in range(1000))
        time.sleep(0.03)
    print(n)
