import multiprocessing
import sys


def sumar(semaforo, datos, vueltas):
    for _ in range(vueltas):
        semaforo.acquire()
        datos[0] += 1
        semaforo.release()


if __name__ == "__main__":
    p, v = map(int, sys.argv[1:])
    semaforo = multiprocessing.Semaphore(1)
    datos = multiprocessing.Array("i", 1)
    hijos = [multiprocessing.Process(target=sumar, args=(semaforo, datos, v)) for _ in range(p)]
    [hijo.start() for hijo in hijos]
    [hijo.join() for hijo in hijos]
    print(datos[0])
