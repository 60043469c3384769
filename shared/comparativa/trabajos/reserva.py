"""Una reserva hace tareas que casi no cuestan nada. Argumentos: OBREROS TAREAS TROZO (0, el automático)"""
import multiprocessing
import sys
import time


def siguiente(n):
    return n + 1


def main():
    obreros, tareas, trozo = map(int, sys.argv[1:])
    mp = multiprocessing.get_context("fork")
    with mp.Pool(obreros) as reserva:
        reserva.map(siguiente, range(100))

        principio = time.perf_counter_ns()
        resultados = reserva.map(siguiente, range(tareas), trozo or None)
        tiempo = time.perf_counter_ns() - principio

        reserva.close()
        reserva.join()
    print(tiempo, sum(resultados))


main()
