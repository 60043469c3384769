# Lo rechaza: obreros
import sys
from multiprocessing import Pool


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    numeros = range(int(sys.argv[1]))
    pares, impares = Pool(2), Pool(2)
    encargos = [(impares if n % 2 else pares).apply_async(cuadrado, (n,)) for n in numeros]
    for encargo in encargos:
        print(encargo.get())
    for pool in (pares, impares):
        pool.close()
        pool.join()
    print("fin")
