# Lo rechaza: los_deja_trabajar
import multiprocessing
import sys
import time

import psutil


def calcular():
    proc = psutil.Process()
    proc.cpu_affinity([min(proc.cpu_affinity())])  # los tres, en la misma CPU
    while True:
        pass


if __name__ == "__main__":
    mio = psutil.Process().nice()
    procesos = []
    for mas in [0, 5, 10]:
        proceso = multiprocessing.Process(target=calcular)
        proceso.start()
        psutil.Process(proceso.pid).nice(mio + mas)
        procesos.append(proceso)

    print("PID NICE ESTADO SEGUNDOS")
    for proceso in procesos:
        visto = psutil.Process(proceso.pid)
        segundos = visto.cpu_times().user
        print(proceso.pid, visto.nice(), visto.status(), segundos)

    for proceso in procesos:
        proceso.terminate()
    for proceso in procesos:
        proceso.join()
    print("fin")
