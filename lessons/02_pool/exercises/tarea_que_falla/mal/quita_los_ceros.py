# Lo rechaza: fallos
import multiprocessing
import sys


def dividir(n):
    return 1000 // n


if __name__ == "__main__":
    numeros = [int(texto) for texto in sys.argv[1:]]
    pool = multiprocessing.Pool(4)
    for resultado in pool.map(dividir, [n for n in numeros if n != 0]):
        print(resultado)
    pool.close()
    pool.join()
    print("fin")
