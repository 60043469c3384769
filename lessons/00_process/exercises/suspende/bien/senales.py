import multiprocessing
import os
import signal


def calcular():
    numero = 0
    while True:
        numero += 1


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=calcular, daemon=True)
    hijo.start()
    os.kill(hijo.pid, signal.SIGSTOP)
    print("detenido")
    os.kill(hijo.pid, signal.SIGCONT)
    print("sigue")
    os.kill(hijo.pid, signal.SIGTERM)
    hijo.join()
    print(hijo.exitcode)
