"""Un proceso mete mensajes largos en una cola y otro los saca y comprueba su longitud y sus extremos.
Argumentos: MENSAJES LONGITUD"""
import multiprocessing
import sys
import time


def tarea(i, mensajes, longitud, hechos, cola, recibido, listos, salida):
    listos.release()
    salida.acquire()
    if i == 0:
        for numero in range(mensajes):
            cola.put(hechos[numero % 16])
    else:
        suma = 0
        for _ in range(mensajes):
            mensaje = cola.get()
            assert len(mensaje) == longitud, "falta parte de un mensaje"
            assert mensaje[0] == mensaje[-1], "se han mezclado dos mensajes"
            suma += mensaje[0]
        recibido.value = suma


def main():
    mensajes, longitud = map(int, sys.argv[1:])
    mp = multiprocessing.get_context("fork")
    cola = mp.Queue()
    recibido = mp.RawValue("Q", 0)
    hechos = [bytes([sello]) * longitud for sello in range(16)]
    listos, salida = mp.Semaphore(0), mp.Semaphore(0)
    argumentos = (mensajes, longitud, hechos, cola, recibido, listos, salida)
    hijos = [mp.Process(target=tarea, args=(i, *argumentos)) for i in range(2)]
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
    print(tiempo, recibido.value)


main()
