# Lo rechaza: sigue
import multiprocessing
import os
import signal


def calcular():
    while True:
        pass


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=calcular)
    hijo.start()
    os.kill(hijo.pid, signal.SIGSTOP)
    print("detenido")
    print("sigue")
    os.kill(hijo.pid, signal.SIGCONT)
    os.kill(hijo.pid, signal.SIGTERM)
    hijo.join()
    print(hijo.exitcode)
