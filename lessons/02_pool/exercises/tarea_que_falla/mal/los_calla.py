# Lo rechaza: fallos
import multiprocessing
import sys


def dividir(n):
    return 1000 // n


if __name__ == "__main__":
    numeros = [int(texto) for texto in sys.argv[1:]]
    pool = multiprocessing.Pool(4)
    encargos = [pool.apply_async(dividir, (n,)) for n in numeros]
    for encargo in encargos:
        try:
            print(encargo.get())
        except ZeroDivisionError:
            pass
    pool.close()
    pool.join()
    print("fin")
