import multiprocessing
import sys
import time


def entrar(llaves, i):
    llave = llaves.get()
    print("entra", i, flush=True)
    time.sleep(0.05)
    print("sale", i, flush=True)
    llaves.put(llave)


if __name__ == "__main__":
    n, k = int(sys.argv[1]), int(sys.argv[2])
    llaves = multiprocessing.Queue()
    for llave in range(k):
        llaves.put(llave)
    procesos = [multiprocessing.Process(target=entrar, args=(llaves, i)) for i in range(n)]
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
