import multiprocessing
import sys
import time


def estar(quien, i):
    print(quien, i, "entra", flush=True)
    time.sleep(0.02)
    print(quien, i, "sale", flush=True)


# HUECO
def leer(lectores, lock, nadie, i, veces):
    for _ in range(veces):
        with lock:
            lectores.value += 1
            if lectores.value == 1:
                nadie.acquire()
        estar("lector", i)
        with lock:
            lectores.value -= 1
            if lectores.value == 0:
                nadie.release()


def escribir(nadie, i, veces):
    for _ in range(veces):
        with nadie:
            estar("escritor", i)
# INICIO: def leer(i, veces):
# INICIO:     for _ in range(veces):
# INICIO:         estar("lector", i)
# INICIO:
# INICIO:
# INICIO: def escribir(i, veces):
# INICIO:     for _ in range(veces):
# INICIO:         estar("escritor", i)
# FIN


if __name__ == "__main__":
    num_lectores, num_escritores, veces = map(int, sys.argv[1:4])
    # HUECO
    lectores = multiprocessing.Value("i", 0)
    lock, nadie = multiprocessing.Lock(), multiprocessing.Semaphore(1)
    # FIN
    procesos = []
    for i in range(num_lectores):
        # HUECO
        args = (lectores, lock, nadie, i, veces)
        # INICIO: args = (i, veces)
        # FIN
        procesos.append(multiprocessing.Process(target=leer, args=args))
    for i in range(num_escritores):
        # HUECO
        args = (nadie, i, veces)
        # INICIO: args = (i, veces)
        # FIN
        procesos.append(multiprocessing.Process(target=escribir, args=args))
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
