# Lo rechaza: lo_detiene
import multiprocessing
import os
import signal
import time


def calcular():
    os.kill(os.getpid(), signal.SIGTSTP)
    while True:
        pass


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=calcular)
    hijo.start()
    time.sleep(0.2)
    print("detenido")
    os.kill(hijo.pid, signal.SIGCONT)
    print("sigue")
    hijo.terminate()
    hijo.join()
    print(hijo.exitcode)
