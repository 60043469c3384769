# Lo rechaza: la_sube_el_hijo
import multiprocessing
import time

import psutil


def trabajo():
    time.sleep(0.5)


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=trabajo)
    hijo.start()
    proc = psutil.Process(hijo.pid)
    proc.nice(proc.nice() + 5)
    print(proc.nice())
    hijo.join()
