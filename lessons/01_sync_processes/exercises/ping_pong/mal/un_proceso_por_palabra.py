# Lo rechaza: procesos
import multiprocessing
import sys


def golpe(palabra):
    print(palabra, flush=True)


if __name__ == "__main__":
    for _ in range(int(sys.argv[1])):
        for palabra in ["ping", "pong"]:
            proceso = multiprocessing.Process(target=golpe, args=(palabra,))
            proceso.start()
            proceso.join()
