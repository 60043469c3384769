import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    contexto = multiprocessing.get_context("spawn")
    pool = contexto.Pool(4)
    print("".join(f"{resultado}\n" for resultado in pool.map(cuadrado, range(n), chunksize=100)), end="")
    pool.close()
    pool.join()
    print("fin")
