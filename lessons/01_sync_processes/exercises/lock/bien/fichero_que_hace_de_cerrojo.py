import os
import sys
import time
from multiprocessing import Process

CERROJO, CONTADOR = "contador.lock", "contador"


def coge():
    while True:
        try:
            os.close(os.open(CERROJO, os.O_CREAT | os.O_EXCL))
            return
        except FileExistsError:
            time.sleep(0.0005)


def suma(vueltas):
    for _ in range(vueltas):
        coge()
        with open(CONTADOR) as fichero:
            leido = int(fichero.read())
        with open(CONTADOR, "w") as fichero:
            fichero.write(str(leido + 1))
        os.unlink(CERROJO)


if __name__ == "__main__":
    procesos, vueltas = map(int, sys.argv[1:])
    with open(CONTADOR, "w") as fichero:
        fichero.write("0")
    hijos = [Process(target=suma, args=(vueltas,)) for _ in range(procesos)]
    for hijo in hijos:
        hijo.start()
    for hijo in hijos:
        hijo.join()
    with open(CONTADOR) as fichero:
        print(fichero.read())
