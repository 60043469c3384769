"""cpu_percent: por qué la primera vez dice 0.0."""
import multiprocessing
import time

import psutil


def calcular():
    while True:
        pass


def que_avance(proc):
    gastado = proc.cpu_times().user
    while proc.cpu_times().user < gastado + 0.1:
        time.sleep(0.05)


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=calcular, daemon=True)
    hijo.start()
    proc = psutil.Process(hijo.pid)

    que_avance(proc)
    primera = proc.cpu_percent()  # aún no hay con qué comparar
    que_avance(proc)
    segunda = proc.cpu_percent()  # desde la llamada anterior
    print("primera:", primera)
    print("segunda:", segunda)
    assert primera == 0.0 and segunda > 0

    otro = psutil.Process(hijo.pid)
    print("con otro objeto:", otro.cpu_percent())  # otra vez la primera
    # Con interval, la llamada mira, espera y vuelve a mirar.
    print("con interval:", otro.cpu_percent(interval=0.2))
    print("las CPU, de media:", psutil.cpu_percent(interval=0.1))
    print("cada CPU:", psutil.cpu_percent(interval=0.1, percpu=True))
