import struct
import sys
from multiprocessing import Lock, Process, Semaphore, shared_memory

SITIO = 10
PUESTOS, COGIDOS, SUMA, ALMACEN = 0, 8, 16, 24


def lee(memoria, donde):
    return struct.unpack_from("q", memoria.buf, donde)[0]


def escribe(memoria, donde, valor):
    struct.pack_into("q", memoria.buf, donde, valor)


def productor(nombre, llenos, huecos, lock, desde, cuantos):
    memoria = shared_memory.SharedMemory(name=nombre)
    for numero in range(desde, desde + cuantos):
        huecos.acquire()
        with lock:
            puestos = lee(memoria, PUESTOS)
            escribe(memoria, ALMACEN + 8 * (puestos % SITIO), numero)
            escribe(memoria, PUESTOS, puestos + 1)
        llenos.release()
    memoria.close()


def consumidor(nombre, llenos, huecos, lock, total):
    memoria = shared_memory.SharedMemory(name=nombre)
    while True:
        llenos.acquire()
        with lock:
            cogidos = lee(memoria, COGIDOS)
            if cogidos == total:
                break
            numero = lee(memoria, ALMACEN + 8 * (cogidos % SITIO))
            escribe(memoria, COGIDOS, cogidos + 1)
            escribe(memoria, SUMA, lee(memoria, SUMA) + numero)
        huecos.release()
    memoria.close()


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:])
    memoria = shared_memory.SharedMemory(create=True, size=ALMACEN + 8 * SITIO)
    memoria.buf[:] = bytes(len(memoria.buf))
    comun = (memoria.name, Semaphore(0), Semaphore(SITIO), Lock())
    productores = [Process(target=productor, args=(*comun, i * n, n)) for i in range(p)]
    consumidores = [Process(target=consumidor, args=(*comun, p * n)) for _ in range(c)]
    for hijo in productores + consumidores:
        hijo.start()
    for hijo in productores:
        hijo.join()
    for _ in consumidores:
        comun[1].release()
    for hijo in consumidores:
        hijo.join()
    print(lee(memoria, COGIDOS), lee(memoria, SUMA))
    memoria.close()
    memoria.unlink()
