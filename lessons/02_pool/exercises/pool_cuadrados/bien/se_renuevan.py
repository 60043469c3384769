import sys
from multiprocessing import get_context


def cuadrado(x):
    return x * x


if __name__ == "__main__":
    with get_context("fork").Pool(4, maxtasksperchild=5) as pool:
        res = pool.map(cuadrado, range(int(sys.argv[1])), 1)
        pool.close()
        pool.join()
    print(*res, "fin", sep="\n")
