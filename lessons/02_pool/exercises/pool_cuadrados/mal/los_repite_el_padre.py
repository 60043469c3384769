# Lo rechaza: los_escribe_el_padre
import multiprocessing
import sys


def cuadrado(n):
    n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4)
    pool.map(cuadrado, range(n))
    for i in range(n):
        print(i * i)
    pool.close()
    pool.join()
    print("fin")
