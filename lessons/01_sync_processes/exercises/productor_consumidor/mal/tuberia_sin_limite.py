# Lo rechaza: diez
import multiprocessing
import sys


def producir(extremo, escribir, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        with escribir:
            extremo.send(numero)


def consumir(extremo, leer, salida):
    cogidos = suma = 0
    while True:
        with leer:
            numero = extremo.recv()
        if numero is None:
            salida.put((cogidos, suma))
            return
        cogidos, suma = cogidos + 1, suma + numero


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:])
    lectura, escritura = multiprocessing.Pipe(duplex=False)
    leer, escribir = multiprocessing.Lock(), multiprocessing.Lock()
    salida = multiprocessing.Queue()
    productores, consumidores = [], []
    for i in range(p):
        productores.append(
            multiprocessing.Process(target=producir, args=(escritura, escribir, i * n, n))
        )
    for _ in range(c):
        consumidores.append(multiprocessing.Process(target=consumir, args=(lectura, leer, salida)))
    for proceso in productores + consumidores:
        proceso.start()
    for productor in productores:
        productor.join()
    for _ in range(c):
        escritura.send(None)
    partes = [salida.get() for _ in range(c)]
    for consumidor in consumidores:
        consumidor.join()
    print(sum(cogidos for cogidos, _ in partes), sum(suma for _, suma in partes))
