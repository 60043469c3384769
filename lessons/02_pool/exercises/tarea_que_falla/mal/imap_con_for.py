# Lo rechaza: buenas
import multiprocessing
import sys


def dividir(n):
    return 1000 // n


if __name__ == "__main__":
    numeros = [int(texto) for texto in sys.argv[1:]]
    pool = multiprocessing.Pool(4)
    try:
        for resultado in pool.imap(dividir, numeros):
            print(resultado)
    except ZeroDivisionError:
        print("falla")
    pool.close()
    pool.join()
    print("fin")
