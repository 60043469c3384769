"""cpu_percent: por qué la primera vez dice 0.0."""
import multiprocessing
import time

import psutil


def calcular():
    while True:
        pass


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=calcular, daemon=True)
    hijo.start()
    proc = psutil.Process(hijo.pid)

    primera = proc.cpu_percent()  # aún no hay con qué comparar
    time.sleep(0.4)
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
