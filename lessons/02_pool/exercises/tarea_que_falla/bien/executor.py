import sys
from concurrent.futures import ProcessPoolExecutor


def dividir(n):
    return 1000 // n


if __name__ == "__main__":
    with ProcessPoolExecutor(4) as executor:
        futuros = [executor.submit(dividir, int(n)) for n in sys.argv[1:]]
        for futuro in futuros:
            print("falla" if futuro.exception() else futuro.result())
    print("fin")
