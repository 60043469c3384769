# Lo rechaza: juntos
import multiprocessing
import sys
import time


def estar(quien, i):
    print(quien, i, "entra", flush=True)
    time.sleep(0.02)
    print(quien, i, "sale", flush=True)


def leer(lectores, lock, nadie, i, veces):
    for _ in range(veces):
        with nadie:
            estar("lector", i)


def escribir(nadie, i, veces):
    for _ in range(veces):
        with nadie:
            estar("escritor", i)


if __name__ == "__main__":
    num_lectores, num_escritores, veces = map(int, sys.argv[1:4])
    lectores = multiprocessing.Value("i", 0)
    lock, nadie = multiprocessing.Lock(), multiprocessing.Semaphore(1)
    procesos = []
    for i in range(num_lectores):
        args = (lectores, lock, nadie, i, veces)
        procesos.append(multiprocessing.Process(target=leer, args=args))
    for i in range(num_escritores):
        args = (nadie, i, veces)
        procesos.append(multiprocessing.Process(target=escribir, args=args))
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
