# Lo rechaza: terminan_solos
import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    with multiprocessing.Pool(4) as pool:
        for resultado in pool.map(cuadrado, range(n)):
            print(resultado)
    print("fin")
