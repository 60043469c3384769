# Lo rechaza: fin_tras_los_obreros
import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4)
    for resultado in pool.map(cuadrado, range(n)):
        print(resultado)
    pool.close()
    print("fin")
