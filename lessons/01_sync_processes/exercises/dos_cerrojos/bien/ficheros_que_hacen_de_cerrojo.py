import os
import sys
import time
from contextlib import contextmanager
from multiprocessing import Process


@contextmanager
def cerrada(cuenta):
    while True:
        try:
            os.close(os.open(cuenta + ".lock", os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            time.sleep(0.0005)
    yield
    os.unlink(cuenta + ".lock")


def cambia(cuenta, cuanto):
    with open(cuenta) as fichero:
        saldo = int(fichero.read())
    with open(cuenta, "w") as fichero:
        fichero.write(str(saldo + cuanto))


def pasa(origen, destino, euros, veces):
    for _ in range(veces):
        with cerrada("A"), cerrada("B"):
            cambia(origen, -euros)
            cambia(destino, euros)


if __name__ == "__main__":
    v = int(sys.argv[1])
    for cuenta in "AB":
        with open(cuenta, "w") as fichero:
            fichero.write("100")
    hijos = [
        Process(target=pasa, args=("A", "B", 3, v)),
        Process(target=pasa, args=("B", "A", 1, v)),
    ]
    for hijo in hijos:
        hijo.start()
    for hijo in hijos:
        hijo.join()
    print(open("A").read(), open("B").read())
