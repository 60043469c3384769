import multiprocessing
import os
import sys
import time


# Como si no le tocase la CPU hasta entonces: lo que se ve en el sistema es lo que hay.
def calcular(mas):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    tarde = time.monotonic() + 0.8
    while time.monotonic() < tarde:
        pass
    os.nice(mas)
    while True:
        pass


def fila(pid):
    with open(f"/proc/{pid}/stat") as fichero:
        campos = fichero.read().rsplit(")", 1)[1].split()
    return pid, campos[16], campos[0], int(campos[11]) + int(campos[12])


if __name__ == "__main__":
    hijos = [
        multiprocessing.Process(target=calcular, args=(mas,)) for mas in (0, 5, 10)
    ]
    for hijo in hijos:
        hijo.start()
    time.sleep(float(sys.argv[1]) / 1000)
    filas = [fila(hijo.pid) for hijo in hijos]
    time.sleep(2.5)
    for una in filas:
        print(*una)
    for hijo in hijos:
        hijo.terminate()
        hijo.join()
    print("fin")
