# Lo rechaza: espera_al_cambio
import multiprocessing
import time

import psutil


def subir_nice():
    yo = psutil.Process()
    yo.nice(yo.nice() + 5)
    time.sleep(0.5)


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=subir_nice)
    hijo.start()
    print(psutil.Process(hijo.pid).nice())
    hijo.join()
