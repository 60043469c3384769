import concurrent.futures
import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    contexto = multiprocessing.get_context("forkserver")
    executor = concurrent.futures.ProcessPoolExecutor(4, mp_context=contexto)
    futuros = [executor.submit(cuadrado, i) for i in range(int(sys.argv[1]))]
    for futuro in futuros:
        print(futuro.result())
    executor.shutdown()
    print("fin")
