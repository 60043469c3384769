"""nice: el más alto cede la CPU a los demás."""
import multiprocessing
import time

import psutil


def calcular():
    proc = psutil.Process()
    proc.cpu_affinity([min(proc.cpu_affinity())])  # los dos, en la misma CPU
    while True:
        pass


if __name__ == "__main__":
    hijos = []
    for mas_nice in [0, 10]:
        hijo = multiprocessing.Process(target=calcular, daemon=True)
        hijo.start()
        proc = psutil.Process(hijo.pid)
        proc.nice(proc.nice() + mas_nice)
        hijos.append(proc)

    gastado = [0, 0]
    while sum(gastado) < 1:  # hasta que hayan gastado un segundo entre los dos
        time.sleep(0.1)
        gastado = [proc.cpu_times().user for proc in hijos]
    for proc, segundos in zip(hijos, gastado):
        print(f"nice {proc.nice():>3}: {segundos:.2f} s de CPU")
    assert gastado[0] > gastado[1]
