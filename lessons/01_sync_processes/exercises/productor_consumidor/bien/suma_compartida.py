import multiprocessing
import sys


def producir(cola, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        cola.put(numero)


def consumir(cola, cogidos, suma, lock):
    while (numero := cola.get()) is not None:
        with lock:
            cogidos.value += 1
            suma.value += numero


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:4])
    cola = multiprocessing.Queue(maxsize=10)
    cogidos, suma = multiprocessing.Value("i", 0), multiprocessing.Value("i", 0)
    lock = multiprocessing.Lock()
    productores = [multiprocessing.Process(target=producir, args=(cola, i * n, n)) for i in range(p)]
    consumidores = [multiprocessing.Process(target=consumir, args=(cola, cogidos, suma, lock)) for _ in range(c)]
    for proceso in consumidores + productores:
        proceso.start()
    for productor in productores:
        productor.join()
    for _ in range(c):
        cola.put(None)
    for consumidor in consumidores:
        consumidor.join()
    print(cogidos.value, suma.value)
