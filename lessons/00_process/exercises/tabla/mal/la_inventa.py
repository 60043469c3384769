# Lo rechaza: mira
import multiprocessing
import sys
import time

import psutil


def calcular(mas):
    proc = psutil.Process()
    proc.nice(proc.nice() + mas)
    proc.cpu_affinity([min(proc.cpu_affinity())])  # los tres, en la misma CPU
    while True:
        pass


if __name__ == "__main__":
    mio = psutil.Process().nice()
    procesos = []
    for mas in [0, 5, 10]:
        proceso = multiprocessing.Process(target=calcular, args=(mas,))
        proceso.start()
        procesos.append(proceso)
    time.sleep(int(sys.argv[1]) / 1000)

    print("PID NICE ESTADO SEGUNDOS")
    for proceso in procesos:
        print(proceso.pid, mio + 5 * procesos.index(proceso), "running", 0.25)

    for proceso in procesos:
        proceso.terminate()
    for proceso in procesos:
        proceso.join()
    print("fin")
