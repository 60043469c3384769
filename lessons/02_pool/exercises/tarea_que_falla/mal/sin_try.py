# Lo rechaza: acaba_bien
import multiprocessing
import sys


def dividir(n):
    return 1000 // n


if __name__ == "__main__":
    numeros = [int(texto) for texto in sys.argv[1:]]
    pool = multiprocessing.Pool(4)
    encargos = [pool.apply_async(dividir, (n,)) for n in numeros]
    for encargo in encargos:
        print(encargo.get())
    pool.close()
    pool.join()
    print("fin")
