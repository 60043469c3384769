"""Arrancar un proceso que no hace nada y esperarlo, una y otra vez. Argumento: PROCESOS"""
import multiprocessing
import sys
import time


def nada():
    pass


def main():
    procesos = int(sys.argv[1])
    mp = multiprocessing.get_context("fork")
    bien = 0
    principio = time.perf_counter_ns()
    for _ in range(procesos):
        proceso = mp.Process(target=nada)
        proceso.start()
        proceso.join()
        bien += proceso.exitcode == 0
    tiempo = time.perf_counter_ns() - principio
    print(tiempo, bien)


main()
