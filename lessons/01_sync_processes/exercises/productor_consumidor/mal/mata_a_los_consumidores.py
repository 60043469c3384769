# Lo rechaza: muertos
import multiprocessing
import sys


def producir(cola, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        cola.put(numero)


def consumir(cola, resultados):
    cogidos = 0
    while True:
        numero = cola.get()
        cogidos += 1
        resultados.put(numero)


if __name__ == "__main__":
    num_productores, num_consumidores, cuantos = map(int, sys.argv[1:4])
    cola = multiprocessing.Queue(10)
    resultados = multiprocessing.Queue()
    productores = []
    for i in range(num_productores):
        productor = multiprocessing.Process(
            target=producir, args=(cola, i * cuantos, cuantos)
        )
        productor.start()
        productores.append(productor)
    consumidores = []
    for _ in range(num_consumidores):
        consumidor = multiprocessing.Process(
            target=consumir, args=(cola, resultados)
        )
        consumidor.start()
        consumidores.append(consumidor)
    for productor in productores:
        productor.join()
    numeros = [resultados.get() for _ in range(num_productores * cuantos)]
    for consumidor in consumidores:
        consumidor.terminate()
    for consumidor in consumidores:
        consumidor.join()
    print(len(numeros), sum(numeros))
