import multiprocessing
import sys


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    # HUECO
    pool = multiprocessing.Pool(4)
    for resultado in pool.map(cuadrado, range(n)):
        print(resultado)
    pool.close()
    pool.join()
    # INICIO: # Que lo hagan los obreros de un Pool; después, ciérralo y espéralo.
    # INICIO: for i in range(n):
    # INICIO:     print(cuadrado(i))
    # FIN
    print("fin")
