# Lo rechaza: cuadrados
import multiprocessing
import sys

resultados = []


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4)
    for i in range(n):
        pool.apply_async(cuadrado, (i,), callback=resultados.append)
    pool.close()
    pool.join()
    for resultado in resultados:
        print(resultado)
    print("fin")
