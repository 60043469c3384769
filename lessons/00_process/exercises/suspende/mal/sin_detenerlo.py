# Lo rechaza: lo_detiene
import multiprocessing
import os
import signal


def calcular():
    while True:
        pass


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=calcular)
    hijo.start()
    print("detenido")
    print("sigue")
    os.kill(hijo.pid, signal.SIGTERM)
    hijo.join()
    print(hijo.exitcode)
