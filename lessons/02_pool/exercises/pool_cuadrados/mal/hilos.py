# Lo rechaza: en_la_reserva
import sys
from multiprocessing.pool import ThreadPool


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = ThreadPool(4)
    for resultado in pool.map(cuadrado, range(n)):
        print(resultado)
    pool.close()
    pool.join()
    print("fin")
