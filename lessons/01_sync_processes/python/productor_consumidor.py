"""Productor y consumidor: dos semáforos y un cerrojo."""
import multiprocessing

SITIO, CUANTOS = 3, 50


def producir(almacen, metidos, huecos, elementos, lock):
    for elemento in range(1, CUANTOS + 1):
        huecos.acquire()  # espera si está lleno
        with lock:
            almacen[metidos.value % SITIO] = elemento
            metidos.value += 1
        elementos.release()  # hay uno más


def consumir(almacen, sacados, huecos, elementos, lock, suma):
    for _ in range(CUANTOS):
        elementos.acquire()  # espera si está vacío
        with lock:
            suma.value += almacen[sacados.value % SITIO]
            sacados.value += 1
        huecos.release()  # hay un hueco más


if __name__ == "__main__":
    huecos = multiprocessing.Semaphore(SITIO)
    elementos = multiprocessing.Semaphore(0)
    lock = multiprocessing.Lock()
    almacen = multiprocessing.Array("i", SITIO)
    metidos = multiprocessing.Value("i", 0)
    sacados = multiprocessing.Value("i", 0)
    suma = multiprocessing.Value("i", 0)

    procesos = []
    for i in range(2):
        productor = multiprocessing.Process(
            target=producir, args=(almacen, metidos, huecos, elementos, lock)
        )
        consumidor = multiprocessing.Process(
            target=consumir,
            args=(almacen, sacados, huecos, elementos, lock, suma),
        )
        procesos += [productor, consumidor]
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    producido = 2 * sum(range(1, CUANTOS + 1))
    print("lo consumido suma", suma.value, "y lo producido,", producido)
    assert suma.value == producido
