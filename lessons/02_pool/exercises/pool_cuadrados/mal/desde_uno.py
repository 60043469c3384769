# Lo rechaza: cuadrados
import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4)
    for resultado in pool.map(cuadrado, range(1, n + 1)):
        print(resultado)
    pool.close()
    pool.join()
    print("fin")
