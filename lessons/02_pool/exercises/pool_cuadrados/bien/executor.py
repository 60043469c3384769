import sys
from concurrent.futures import ProcessPoolExecutor


def cuadrado(n):
    return n * n


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=4) as executor:
        resultados = executor.map(cuadrado, range(int(sys.argv[1])))
    for resultado in resultados:
        print(resultado)
    print("fin")
