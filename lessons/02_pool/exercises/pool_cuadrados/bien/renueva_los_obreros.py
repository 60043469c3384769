import multiprocessing
import sys


def cuadrado(x):
    return x * x


if __name__ == "__main__":
    n = int(sys.argv[1])
    with multiprocessing.Pool(4, maxtasksperchild=1) as reserva:
        for y in reserva.imap(cuadrado, range(n)):
            print(y)
        reserva.close()
        reserva.join()
    print("fin")
