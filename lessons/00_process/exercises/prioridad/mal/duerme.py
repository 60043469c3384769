# Lo rechaza: espera_al_cambio
import multiprocessing
import os
import time


def subir_nice():
    os.nice(5)
    time.sleep(2)


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=subir_nice)
    hijo.start()
    time.sleep(1)
    print(os.getpriority(os.PRIO_PROCESS, hijo.pid))
    hijo.join()
