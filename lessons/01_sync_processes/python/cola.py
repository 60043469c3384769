"""Cola: productores, consumidores y un centinela para cada uno."""
import multiprocessing

PRODUCTORES, CONSUMIDORES, MENSAJES = 2, 2, 100


def producir(cola, desde):
    for numero in range(desde, desde + MENSAJES):
        cola.put(numero)


def consumir(cola, recibidos):
    while True:
        numero = cola.get()
        if numero is None:  # el centinela: no habrá más
            break
        recibidos.put(numero)


if __name__ == "__main__":
    cola, recibidos = multiprocessing.Queue(), multiprocessing.Queue()
    productores, consumidores = [], []
    for i in range(PRODUCTORES):
        productor = multiprocessing.Process(
            target=producir, args=(cola, i * MENSAJES)
        )
        productores.append(productor)
        productor.start()
    for i in range(CONSUMIDORES):
        consumidor = multiprocessing.Process(
            target=consumir, args=(cola, recibidos)
        )
        consumidores.append(consumidor)
        consumidor.start()

    for productor in productores:
        productor.join()
    for consumidor in consumidores:
        cola.put(None)  # un centinela para cada uno, detrás de todo
    total = PRODUCTORES * MENSAJES
    todos = sorted(recibidos.get() for _ in range(total))
    for consumidor in consumidores:
        consumidor.join()
    print("cada mensaje ha llegado una sola vez:", todos == list(range(total)))
    assert todos == list(range(total))
