# Lo rechaza: los_escribe_el_padre
import multiprocessing
import sys


def cuadrado(n):
    return n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4)
    numeros = pool.map(cuadrado, range(n))
    for i in numeros:
        print(i * i)
    pool.close()
    pool.join()
    print("fin")
