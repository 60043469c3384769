# Lo rechaza: terminan_solos
import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4)
    resultados = pool.map(cuadrado, range(n))
    pool.terminate()
    pool.join()
    for resultado in resultados:
        print(resultado)
    print("fin")
