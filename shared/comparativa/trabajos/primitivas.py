"""Cada primitiva por separado: lo que cuesta una vuelta. Argumentos: PRIMITIVA VUELTAS"""
import multiprocessing
import sys
import time

MEBIBYTE = 1 << 20
mp = multiprocessing.get_context("fork")


def rlock():
    cerrojo = mp.RLock()

    def vuelta(i):
        cerrojo.acquire()
        cerrojo.acquire()
        cerrojo.release()
        cerrojo.release()

    return 1, vuelta


def semaforo():
    semaforo = mp.Semaphore(1)

    def vuelta(i):
        semaforo.acquire()
        semaforo.release()

    return 4, vuelta


def valor():
    valor = mp.Value("Q", 0)

    def vuelta(i):
        with valor.get_lock():
            valor.value += 1

    return 1, vuelta


def evento():
    pregunta, respuesta = mp.Event(), mp.Event()

    def vuelta(i):
        if i == 0:
            pregunta.set()
            respuesta.wait()
            respuesta.clear()
        else:
            pregunta.wait()
            pregunta.clear()
            respuesta.set()

    return 2, vuelta


def condicion():
    condicion = mp.Condition()
    turno = mp.RawValue("Q", 0)

    def vuelta(i):
        with condicion:
            while turno.value != i:
                condicion.wait()
            turno.value = 1 - i
            condicion.notify()

    return 2, vuelta


def barrera():
    barrera = mp.Barrier(4)
    return 4, lambda i: barrera.wait()


def tuberia():
    aqui, alli = mp.Pipe()

    def vuelta(i):
        if i == 0:
            aqui.send(7)
            assert aqui.recv() == 7
        else:
            alli.send(alli.recv())

    return 2, vuelta


def tuberia_larga():
    lee, escribe = mp.Pipe(duplex=False)
    acusado, acusa = mp.Pipe(duplex=False)
    mensaje = bytes([7]) * MEBIBYTE

    def vuelta(i):
        if i == 0:
            escribe.send_bytes(mensaje)
            acusado.recv()
        else:
            assert len(lee.recv_bytes()) == MEBIBYTE
            acusa.send(None)

    return 2, vuelta


def tareas():
    cola = mp.JoinableQueue()

    def vuelta(i):
        for tarea in range(100):
            if i == 0:
                cola.put(tarea)
            else:
                cola.get()
                cola.task_done()
        if i == 0:
            cola.join()

    return 2, vuelta


def proceso(i, vueltas, vuelta, contador, listos, salida):
    listos.release()
    salida.acquire()
    for _ in range(vueltas):
        vuelta(i)
        if i == 0:
            contador.value += 1


def main():
    vueltas = int(sys.argv[2])
    procesos, vuelta = globals()[sys.argv[1]]()
    contador = mp.RawValue("Q", 0)
    listos, salida = mp.Semaphore(0), mp.Semaphore(0)
    argumentos = (vueltas, vuelta, contador, listos, salida)
    hijos = [mp.Process(target=proceso, args=(i, *argumentos)) for i in range(procesos)]
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
    print(tiempo, contador.value)


main()
