import multiprocessing
import sys


def trabajar(he_llegado, seguid, i, rondas):
    for ronda in range(rondas):
        print("ronda", ronda, i, flush=True)
        he_llegado.release()
        seguid[i].acquire()


if __name__ == "__main__":
    n, rondas = int(sys.argv[1]), int(sys.argv[2])
    he_llegado = multiprocessing.Semaphore(0)
    seguid = [multiprocessing.Semaphore(0) for _ in range(n)]
    procesos = [multiprocessing.Process(target=trabajar, args=(he_llegado, seguid, i, rondas)) for i in range(n)]
    for proceso in procesos:
        proceso.start()
    for _ in range(rondas):
        for _ in range(n):
            he_llegado.acquire()
        for uno in seguid:
            uno.release()
    for proceso in procesos:
        proceso.join()
