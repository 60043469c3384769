import sys
from functools import partial
from multiprocessing import Pool


def potencia(base: int, exponente: int) -> int:
    return base ** exponente


def main() -> None:
    n = int(sys.argv[1])
    with Pool(processes=4) as pool:
        cuadrados = pool.map(partial(potencia, exponente=2), range(n), chunksize=1)
        pool.close()
        pool.join()
    for c in cuadrados:
        print(c)
    print("fin")


if __name__ == "__main__":
    main()
