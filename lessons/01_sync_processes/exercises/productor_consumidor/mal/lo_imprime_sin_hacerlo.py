# Lo rechaza: pasan
import multiprocessing
import sys


def nada():
    pass


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:4])
    procesos = [multiprocessing.Process(target=nada) for _ in range(p + c)]
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print(p * n, sum(range(p * n)))
