import signal
import sys
import time
from multiprocessing import Process

pedido = False


def trabaja():
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    while True:
        time.sleep(1)


def apunta(senal, marco):
    global pedido
    pedido = True


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, apunta)
    hijos = [Process(target=trabaja) for _ in range(int(sys.argv[1]))]
    for hijo in hijos:
        hijo.start()
    print("listo", flush=True)
    while not pedido:
        time.sleep(0.05)
    for hijo in hijos:
        hijo.kill()
    for hijo in hijos:
        hijo.join()
    print("fin", flush=True)
