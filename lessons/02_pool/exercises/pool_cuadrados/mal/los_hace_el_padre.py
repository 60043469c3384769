# Lo rechaza: en_la_reserva
import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4)
    for i in range(n):
        print(cuadrado(i))
    pool.close()
    pool.join()
    print("fin")
