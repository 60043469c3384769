import multiprocessing
import sys


def potencia(base, exponente):
    return base ** exponente


def main():
    with multiprocessing.Pool(4) as pool:
        for resultado in pool.starmap(potencia, [(i, 2) for i in range(int(sys.argv[1]))]):
            print(resultado, flush=True)
        pool.close()
        pool.join()
        print("fin")


if __name__ == "__main__":
    main()
