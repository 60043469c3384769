# Lo rechaza: final
import multiprocessing
import sys


def producir(cola, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        cola.put(numero)


def consumir(cola, resultados):
    cogidos, suma = 0, 0
    for numero in iter(cola.get, None):
        cogidos += 1
        suma += numero
    resultados.put((cogidos, suma))


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:4])
    cola, resultados = multiprocessing.Queue(10), multiprocessing.Queue()
    productores = [multiprocessing.Process(target=producir, args=(cola, i * n, n)) for i in range(p)]
    consumidores = [multiprocessing.Process(target=consumir, args=(cola, resultados)) for _ in range(c)]
    for productor in productores:
        productor.start()
    for productor in productores:
        productor.join()
    for consumidor in consumidores:
        consumidor.start()
    for _ in consumidores:
        cola.put(None)
    partes = [resultados.get() for _ in consumidores]
    for consumidor in consumidores:
        consumidor.join()
    print(sum(cogidos for cogidos, _ in partes), sum(suma for _, suma in partes))
