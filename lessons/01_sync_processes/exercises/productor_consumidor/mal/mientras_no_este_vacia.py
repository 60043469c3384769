# Lo rechaza: linea o interbloqueo
import multiprocessing
import sys


def producir(cola, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        cola.put(numero)


def consumir(cola, resultados):
    cogidos, suma = 0, 0
    while not cola.empty():
        numero = cola.get()
        cogidos += 1
        suma += numero
    resultados.put((cogidos, suma))


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:4])
    cola, resultados = multiprocessing.Queue(), multiprocessing.Queue()
    productores = [multiprocessing.Process(target=producir, args=(cola, i * n, n)) for i in range(p)]
    consumidores = [multiprocessing.Process(target=consumir, args=(cola, resultados)) for _ in range(c)]
    for proceso in consumidores + productores:
        proceso.start()
    partes = [resultados.get() for _ in consumidores]
    for productor in productores:
        productor.join(timeout=1)
    for consumidor in consumidores:
        consumidor.join()
    print(sum(parte[0] for parte in partes), sum(parte[1] for parte in partes))
