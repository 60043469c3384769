import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4, maxtasksperchild=5)
    resultados = sorted(pool.imap_unordered(cuadrado, range(n)))
    pool.close()
    pool.join()
    print(*resultados, "fin", sep="\n")
