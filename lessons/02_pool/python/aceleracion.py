"""Aceleración: cuánto se gana con cada obrero que se añade."""
import multiprocessing
import os
import time

TAREAS = 16


def calcular(n):
    return sum(i * i for i in range(100_000 + n))


def esperar(n):
    time.sleep(0.02)
    return n


def medir(obreros, tarea):
    with multiprocessing.Pool(obreros) as pool:
        reloj = time.perf_counter()
        resultados = pool.map(tarea, range(TAREAS), chunksize=1)
        return time.perf_counter() - reloj, resultados


if __name__ == "__main__":
    for tarea in [calcular, esperar]:
        print(tarea.__name__)
        uno, esperado = medir(1, tarea)
        for obreros in range(1, 2 * os.cpu_count() + 1):
            tiempo, resultados = medir(obreros, tarea)
            print(f"  {obreros:>2} obreros: ×{uno / tiempo:.2f}")
            assert resultados == esperado
