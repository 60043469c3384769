# Lo rechaza: buenas
import multiprocessing
import sys


def dividir(n):
    return 1000 // n


if __name__ == "__main__":
    numeros = [int(texto) for texto in sys.argv[1:]]
    pool = multiprocessing.Pool(4)
    encargos = [pool.apply_async(dividir, (n,)) for n in numeros]
    try:
        for encargo in encargos:
            print(encargo.get())
    except ZeroDivisionError:
        print("falla")
    pool.close()
    pool.join()
    print("fin")
