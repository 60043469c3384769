import sys
from multiprocessing import Pool


def cuadrado(i):
    return hex(i * i)


if __name__ == "__main__":
    n = int(sys.argv[1])
    with Pool(4) as pool:
        for t in pool.map(cuadrado, range(n)):
            print(int(t, 16))
        pool.close()
        pool.join()
    print("fin")
