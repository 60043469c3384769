# Lo rechaza: procesos
import queue
import sys
import threading


def producir(cola, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        cola.put(numero)


def consumir(cola, cogidos):
    while True:
        numero = cola.get()
        if numero is None:
            break
        cogidos.append(numero)


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:4])
    cola, cogidos = queue.Queue(10), []
    productores = [threading.Thread(target=producir, args=(cola, i * n, n)) for i in range(p)]
    consumidores = [threading.Thread(target=consumir, args=(cola, cogidos)) for _ in range(c)]
    for hilo in productores + consumidores:
        hilo.start()
    for hilo in productores:
        hilo.join()
    for _ in consumidores:
        cola.put(None)
    for hilo in consumidores:
        hilo.join()
    print(len(cogidos), sum(cogidos))
