# Lo rechaza: procesos
import multiprocessing
import sys


def nada():
    pass


if __name__ == "__main__":
    for _ in range(2):
        proceso = multiprocessing.Process(target=nada)
        proceso.start()
        proceso.join()
    for _ in range(int(sys.argv[1])):
        print("ping", flush=True)
        print("pong", flush=True)
