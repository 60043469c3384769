import sys
from multiprocessing import Pipe, Process, Queue
from multiprocessing.connection import wait


def productor(extremo, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        extremo.send(numero)
        extremo.recv()
    extremo.send(None)


def consumidor(extremos, resultados):
    cogidos = suma = 0
    while extremos:
        for extremo in wait(extremos):
            numero = extremo.recv()
            if numero is None:
                extremos.remove(extremo)
                continue
            cogidos, suma = cogidos + 1, suma + numero
            extremo.send("cogido")
    resultados.put((cogidos, suma))


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:])
    tuberias, resultados = [Pipe() for _ in range(p)], Queue()
    hijos = [Process(target=productor, args=(tuberias[i][0], i * n, n)) for i in range(p)]
    for j in range(c):
        suyas = [tuberia[1] for tuberia in tuberias[j::c]]
        hijos.append(Process(target=consumidor, args=(suyas, resultados)))
    for hijo in hijos:
        hijo.start()
    partes = [resultados.get() for _ in range(c)]
    for hijo in hijos:
        hijo.join()
    print(*map(sum, zip(*partes)))
