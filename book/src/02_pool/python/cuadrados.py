"""Los cuadrados de los números del 1 al 10, con cuatro procesos."""
# ANCHOR: cuadrados
import multiprocessing


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    pool = multiprocessing.Pool(4)
    print(pool.map(cuadrado, range(1, 11)))
    pool.close()
    pool.join()
# ANCHOR_END: cuadrados
