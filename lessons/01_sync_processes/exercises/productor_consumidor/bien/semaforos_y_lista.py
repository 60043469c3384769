import multiprocessing
import sys

SITIO = 10


def producir(almacen, metidos, huecos, elementos, lock, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        huecos.acquire()
        with lock:
            almacen[metidos.value % SITIO] = numero
            metidos.value += 1
        elementos.release()


def consumir(almacen, sacados, huecos, elementos, lock, total, suma):
    while True:
        elementos.acquire()
        with lock:
            if sacados.value == total:
                break
            suma.value += almacen[sacados.value % SITIO]
            sacados.value += 1
        huecos.release()


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:4])
    huecos, elementos = multiprocessing.Semaphore(SITIO), multiprocessing.Semaphore(0)
    lock = multiprocessing.Lock()
    almacen = multiprocessing.Array("i", SITIO)
    metidos, sacados, suma = [multiprocessing.Value("i", 0) for _ in range(3)]
    productores = []
    for i in range(p):
        productores.append(
            multiprocessing.Process(
                target=producir, args=(almacen, metidos, huecos, elementos, lock, i * n, n)
            )
        )
    consumidores = []
    for _ in range(c):
        consumidores.append(
            multiprocessing.Process(
                target=consumir, args=(almacen, sacados, huecos, elementos, lock, p * n, suma)
            )
        )
    for proceso in productores + consumidores:
        proceso.start()
    for productor in productores:
        productor.join()
    for _ in range(c):
        elementos.release()
    for consumidor in consumidores:
        consumidor.join()
    print(sacados.value, suma.value)
