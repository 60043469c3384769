"""Lo mismo que mide el paso, con multiprocessing: en cada línea, qué, nanosegundos y resultado."""
import ctypes
import multiprocessing
import os
import signal
import time

OBREROS = 2
PR_SET_PDEATHSIG = 1


def cuadrado(n):
    return n * n


def morir_con_el_padre(padre):
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != padre:  # ya había muerto
        os._exit(1)


def reserva():
    contexto = multiprocessing.get_context("fork")
    return contexto.Pool(OBREROS, morir_con_el_padre, (os.getpid(),))


def crear():
    pool = reserva()
    pool.close()
    pool.join()
    return 0


def repartir(tareas, chunksize=None):
    with reserva() as pool:
        return sum(pool.map(cuadrado, range(tareas), chunksize))


def medir(que, trabajo):
    reloj = time.perf_counter_ns()
    resultado = trabajo()
    print(que, time.perf_counter_ns() - reloj, resultado)


medir("crear", crear)
medir("map", lambda: repartir(20_000))
medir("chunksize=1", lambda: repartir(1000, 1))
