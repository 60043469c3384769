import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    pool = multiprocessing.Pool(4)
    encargos = [pool.apply_async(cuadrado, (i,)) for i in range(n)]
    for encargo in encargos:
        print(encargo.get())
    pool.close()
    pool.join()
    print("fin")
