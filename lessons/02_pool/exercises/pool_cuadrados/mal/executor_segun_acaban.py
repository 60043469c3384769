# Lo rechaza: cuadrados
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    n = int(sys.argv[1])
    with ProcessPoolExecutor(4) as executor:
        futuros = [executor.submit(cuadrado, i) for i in range(n)]
        for futuro in as_completed(futuros):
            print(futuro.result())
    print("fin")
