import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    with multiprocessing.Pool(processes=4) as pool:
        resultados = pool.map(cuadrado, range(n))
        pool.close()
        pool.join()
    for resultado in resultados:
        print(resultado)
    print("fin")
