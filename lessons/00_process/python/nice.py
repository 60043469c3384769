"""nice: el más alto cede la CPU a los demás."""
import multiprocessing
import os
import time

import psutil


def calcular(mas_nice):
    proc = psutil.Process()
    proc.cpu_affinity([min(proc.cpu_affinity())])  # los dos, en la misma CPU
    os.nice(mas_nice)
    while True:
        pass


if __name__ == "__main__":
    hijos = []
    for mas_nice in [0, 10]:
        hijo = multiprocessing.Process(target=calcular, args=(mas_nice,))
        hijo.daemon = True
        hijo.start()
        hijos.append(psutil.Process(hijo.pid))

    gastado = [0, 0]
    while sum(gastado) < 1:  # hasta que hayan gastado un segundo entre los dos
        time.sleep(0.1)
        gastado = [hijo.cpu_times().user for hijo in hijos]
    for hijo, segundos in zip(hijos, gastado):
        print(f"nice {hijo.nice():>3}: {segundos:.2f} s de CPU")
    assert gastado[0] > gastado[1]
