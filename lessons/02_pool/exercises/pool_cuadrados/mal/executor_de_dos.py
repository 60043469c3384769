# Lo rechaza: obreros
import sys
from concurrent.futures import ProcessPoolExecutor


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    with ProcessPoolExecutor(2) as executor:
        for resultado in executor.map(cuadrado, range(n)):
            print(resultado)
    print("fin")
