# Lo rechaza: las_escribe_el_padre
import multiprocessing
import sys


def dividir(n):
    try:
        print(1000 // n)
    except ZeroDivisionError:
        print("falla")


if __name__ == "__main__":
    numeros = [int(texto) for texto in sys.argv[1:]]
    pool = multiprocessing.Pool(4)
    pool.map(dividir, numeros)
    pool.close()
    pool.join()
    print("fin")
