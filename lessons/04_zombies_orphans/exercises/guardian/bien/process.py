import sys
import time
from multiprocessing import Process
from multiprocessing.connection import wait


def trabaja(i, n, vida, meta):
    print(f"hijo {i} vida {vida}", flush=True)
    time.sleep(0.1 * (n - i))
    if vida < meta:
        sys.exit(1)


def arranca(i, metas, vidas):
    vidas[i] += 1
    hijo = Process(target=trabaja, args=(i, len(metas), vidas[i], metas[i]))
    hijo.start()
    return hijo


def main():
    metas = [int(x) for x in sys.argv[1:]]
    vidas = [0 for _ in metas]
    hijos = [arranca(i, metas, vidas) for i in range(len(metas))]
    pendientes = set(range(len(metas)))
    while pendientes:
        wait([hijos[i].sentinel for i in pendientes])
        for i in list(pendientes):
            if hijos[i].is_alive():
                continue
            hijos[i].join()
            if hijos[i].exitcode == 0:
                pendientes.remove(i)
            else:
                hijos[i] = arranca(i, metas, vidas)
    for i, cuantas in enumerate(vidas):
        print(i, cuantas, flush=True)


if __name__ == "__main__":
    main()
