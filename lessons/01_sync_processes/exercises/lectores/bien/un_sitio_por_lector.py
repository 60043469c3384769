import multiprocessing
import sys
import time


def estar(quien, i):
    print(f"{quien} {i} entra", flush=True)
    time.sleep(0.02)
    print(f"{quien} {i} sale", flush=True)


def leer(sitios, i, veces):
    for _ in range(veces):
        with sitios:
            estar("lector", i)


def escribir(sitios, turno, cuantos, i, veces):
    for _ in range(veces):
        with turno:
            for _ in range(cuantos):
                sitios.acquire()
        estar("escritor", i)
        for _ in range(cuantos):
            sitios.release()


if __name__ == "__main__":
    l, e, v = map(int, sys.argv[1:4])
    cuantos = max(l, 1)
    sitios, turno = multiprocessing.Semaphore(cuantos), multiprocessing.Lock()
    procesos = []
    for i in range(e):
        procesos.append(multiprocessing.Process(target=escribir, args=(sitios, turno, cuantos, i, v)))
    for i in range(l):
        procesos.append(multiprocessing.Process(target=leer, args=(sitios, i, v)))
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
