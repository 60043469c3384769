import multiprocessing
import sys


def dividir(n):
    return 1000 // n


if __name__ == "__main__":
    numeros = [int(texto) for texto in sys.argv[1:]]
    pool = multiprocessing.Pool(4)
    # HUECO
    encargos = [pool.apply_async(dividir, (n,)) for n in numeros]
    for encargo in encargos:
        try:
            print(encargo.get())
        except ZeroDivisionError:
            print("falla")
    # INICIO: # Si una falla, que se sepan los resultados de las demás.
    # INICIO: try:
    # INICIO:     for resultado in pool.map(dividir, numeros):
    # INICIO:         print(resultado)
    # INICIO: except ZeroDivisionError:
    # INICIO:     print("falla")
    # FIN
    pool.close()
    pool.join()
    print("fin")
