import multiprocessing
import sys


def producir(colas, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        colas[numero % len(colas)].put(numero)


def consumir(cola, resultados):
    cogidos, suma = 0, 0
    for numero in iter(cola.get, None):
        cogidos += 1
        suma += numero
    resultados.put((cogidos, suma))


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:4])
    colas = [multiprocessing.Queue(10 // c) for _ in range(c)]
    resultados = multiprocessing.Queue()
    productores = [multiprocessing.Process(target=producir, args=(colas, i * n, n)) for i in range(p)]
    consumidores = [multiprocessing.Process(target=consumir, args=(cola, resultados)) for cola in colas]
    for proceso in productores + consumidores:
        proceso.start()
    for productor in productores:
        productor.join()
    for cola in colas:
        cola.put(None)
    partes = [resultados.get() for _ in consumidores]
    for consumidor in consumidores:
        consumidor.join()
    print(sum(cogidos for cogidos, _ in partes), sum(suma for _, suma in partes))
