"""Varios procesos suman uno a un contador, con un Lock alrededor. Argumentos: PROCESOS VUELTAS"""
import multiprocessing
import sys
import time


def tarea(cerrojo, contador, vueltas, listos, salida):
    listos.release()
    salida.acquire()
    for _ in range(vueltas):
        cerrojo.acquire()
        contador.value += 1
        cerrojo.release()


def main():
    procesos, vueltas = map(int, sys.argv[1:])
    mp = multiprocessing.get_context("fork")
    cerrojo = mp.Lock()
    contador = mp.RawValue("Q", 0)
    listos, salida = mp.Semaphore(0), mp.Semaphore(0)
    argumentos = (cerrojo, contador, vueltas, listos, salida)
    hijos = [mp.Process(target=tarea, args=argumentos) for _ in range(procesos)]
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
