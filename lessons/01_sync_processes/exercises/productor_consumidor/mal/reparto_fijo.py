# Lo rechaza: linea
import multiprocessing
import sys


def producir(cola, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        cola.put(numero)


def consumir(cola, resultados, cuantos):
    cogidos, suma = 0, 0
    for _ in range(cuantos):
        numero = cola.get()
        cogidos += 1
        suma += numero
    resultados.put((cogidos, suma))


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
            target=consumir, args=(cola, resultados, num_productores * cuantos // num_consumidores)
        )
        consumidor.start()
        consumidores.append(consumidor)
    for productor in productores:
        productor.join()
    partes = [resultados.get() for _ in consumidores]
    for consumidor in consumidores:
        consumidor.join()
    cogidos = sum(parte[0] for parte in partes)
    suma = sum(parte[1] for parte in partes)
    print(cogidos, suma)
