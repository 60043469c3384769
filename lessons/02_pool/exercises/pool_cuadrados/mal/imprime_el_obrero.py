# Lo rechaza: los_escribe_el_padre
import multiprocessing
import sys


def cuadrado(n):
    print(n * n)


if __name__ == "__main__":
    n = int(sys.argv[1])
    with multiprocessing.Pool(4) as pool:
        pool.map(cuadrado, range(n))
        pool.close()
        pool.join()
    print("fin")
