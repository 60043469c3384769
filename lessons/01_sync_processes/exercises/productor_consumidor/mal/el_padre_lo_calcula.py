# Lo rechaza: pasan
import multiprocessing
import sys


def producir(cola, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        cola.put(numero)


def consumir(cola):
    while cola.get() is not None:
        pass


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:4])
    cola = multiprocessing.Queue(10)
    productores = [multiprocessing.Process(target=producir, args=(cola, i * n, n)) for i in range(p)]
    consumidores = [multiprocessing.Process(target=consumir, args=(cola,)) for _ in range(c)]
    for proceso in productores + consumidores:
        proceso.start()
    for productor in productores:
        productor.join()
    for _ in consumidores:
        cola.put(None)
    for consumidor in consumidores:
        consumidor.join()
    print(p * n, sum(range(p * n)))
