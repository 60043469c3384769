"""Productor y consumidor: dos semáforos y un cerrojo."""
import multiprocessing

HUECOS, DE_CADA_UNO, PRODUCTORES, CONSUMIDORES = 3, 20, 2, 2


def producir(numero, huecos, llenos, lock, almacen):
    for i in range(DE_CADA_UNO):
        huecos.acquire()  # primero el semáforo...
        with lock:  # ...y después el cerrojo
            almacen[0] += 1
            almacen[almacen[0]] = numero * DE_CADA_UNO + i
        llenos.release()


def consumir(huecos, llenos, lock, almacen, consumido):
    for _ in range(PRODUCTORES * DE_CADA_UNO // CONSUMIDORES):
        llenos.acquire()
        with lock:
            consumido.value += almacen[almacen[0]]
            almacen[0] -= 1
        huecos.release()


if __name__ == "__main__":
    huecos = multiprocessing.Semaphore(HUECOS)
    llenos = multiprocessing.Semaphore(0)
    lock = multiprocessing.Lock()
    # La casilla 0 dice cuántos hay; las demás los guardan.
    almacen = multiprocessing.RawArray("i", 1 + HUECOS)
    consumido = multiprocessing.RawValue("i", 0)

    comun = (huecos, llenos, lock, almacen)
    procesos = []
    for i in range(PRODUCTORES):
        suyos = (i, *comun)
        procesos.append(multiprocessing.Process(target=producir, args=suyos))
    for i in range(CONSUMIDORES):
        suyos = (*comun, consumido)
        procesos.append(multiprocessing.Process(target=consumir, args=suyos))
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("suman lo consumido y lo producido:", consumido.value, sum(range(40)))
    assert consumido.value == sum(range(40)) and almacen[0] == 0
