"""Unos procesos meten números en una cola y otros los sacan y los suman. Argumentos: PAREJAS MENSAJES"""
import multiprocessing
import sys
import time


def tarea(i, parejas, cada_uno, cola, sumas, listos, salida):
    listos.release()
    salida.acquire()
    if i < parejas:
        for numero in range(i * cada_uno, (i + 1) * cada_uno):
            cola.put(numero)
    else:
        suma = 0
        for _ in range(cada_uno):
            suma += cola.get()
        sumas[i - parejas] = suma


def main():
    parejas, mensajes = map(int, sys.argv[1:])
    mp = multiprocessing.get_context("fork")
    cola = mp.Queue()
    sumas = mp.RawArray("Q", parejas)
    listos, salida = mp.Semaphore(0), mp.Semaphore(0)
    argumentos = (parejas, mensajes // parejas, cola, sumas, listos, salida)
    hijos = [mp.Process(target=tarea, args=(i, *argumentos)) for i in range(2 * parejas)]
    for hijo in hijos:
        hijo.start()
    for _ in hijos:
        listos.acquire()

    principio = time.perf_counter_ns()
    for _ in hijos:
        salida.release()
    for hijo in hijos:
        hijo.join()
    tiempo = time.perf_counter_ns() - principio

    assert all(hijo.exitcode == 0 for hijo in hijos)
    print(tiempo, sum(sumas))


main()
