import fcntl
import sys
from multiprocessing import Process


def suma(vueltas):
    for _ in range(vueltas):
        # Al cerrar el fichero también se suelta.
        with open("contador", "r+") as fichero:
            fcntl.lockf(fichero, fcntl.LOCK_EX)
            leido = int(fichero.read())
            fichero.seek(0)
            fichero.write(str(leido + 1))


if __name__ == "__main__":
    procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
    with open("contador", "w") as fichero:
        fichero.write("0")
    hijos = [Process(target=suma, args=(vueltas,)) for _ in range(procesos)]
    for hijo in hijos:
        hijo.start()
    for hijo in hijos:
        hijo.join()
    with open("contador") as fichero:
        print(fichero.read())
