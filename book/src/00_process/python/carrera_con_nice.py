"""Tres procesos con distinto nice compiten por una CPU."""
import multiprocessing
import time

import psutil


def calcular():
    proc = psutil.Process()
    proc.cpu_affinity([min(proc.cpu_affinity())])  # los tres, en la misma CPU
    while True:
        pass


if __name__ == "__main__":
    procesos = []
    for nice in [0, 5, 10]:
        proceso = multiprocessing.Process(target=calcular, daemon=True)
        proceso.start()
        psutil.Process(proceso.pid).nice(nice)
        procesos.append(proceso)
    time.sleep(1)

    print("PID NICE ESTADO SEGUNDOS")
    for proceso in procesos:
        visto = psutil.Process(proceso.pid)
        segundos = visto.cpu_times().user
        print(proceso.pid, visto.nice(), visto.status(), segundos)

    for proceso in procesos:
        proceso.terminate()
        proceso.join()
        assert proceso.exitcode == -15
