import multiprocessing
import sys


def dividir(n):
    try:
        return 1000 // n
    except ZeroDivisionError:
        return "falla"


if __name__ == "__main__":
    numeros = [int(texto) for texto in sys.argv[1:]]
    pool = multiprocessing.Pool(4)
    for resultado in pool.map(dividir, numeros):
        print(resultado)
    pool.close()
    pool.join()
    print("fin")
