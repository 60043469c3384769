# Lo rechaza: fin_tras_los_obreros
import sys
from concurrent.futures import ProcessPoolExecutor


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    executor = ProcessPoolExecutor(4)
    for resultado in executor.map(cuadrado, range(n)):
        print(resultado)
    executor.shutdown(wait=False)
    print("fin")
