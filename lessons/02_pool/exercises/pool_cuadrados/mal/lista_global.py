# Lo rechaza: cuadrados
import multiprocessing
import sys

resultados = []


def cuadrado(n):
    resultados.append(n * n)


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4)
    pool.map(cuadrado, range(n))
    pool.close()
    pool.join()
    for resultado in resultados:
        print(resultado)
    print("fin")
