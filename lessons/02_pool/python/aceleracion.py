"""Aceleración: cuánto se gana con cada obrero que se añade."""
import multiprocessing
import os
import time

TAREAS = 20
EN_SERIE = 2  # las que hace el padre, antes de repartir las demás


def calcular(n):
    return sum(i * i for i in range(50_000 + n))


def esperar(n):
    time.sleep(0.005)
    return n


def amdahl(n):
    s = EN_SERIE / TAREAS
    return 1 / (s + (1 - s) / n)


def medir(obreros, tarea):
    with multiprocessing.Pool(obreros) as pool:
        reloj = time.perf_counter()
        hechas = [tarea(n) for n in range(EN_SERIE)]
        hechas += pool.map(tarea, range(EN_SERIE, TAREAS), chunksize=1)
        return time.perf_counter() - reloj, hechas


if __name__ == "__main__":
    cpus = len(os.sched_getaffinity(0))
    for tarea, limite in [(calcular, cpus), (esperar, TAREAS)]:
        print(f"{tarea.__name__}, con {cpus} CPU")
        for obreros in range(1, min(2 * cpus, 8) + 1):
            tiempo, hechas = medir(obreros, tarea)
            if obreros == 1:
                uno, esperado = tiempo, hechas
            techo = amdahl(min(obreros, limite))
            print(f"  obreros: {obreros}, ×{uno / tiempo:.2f}"
                  f" (Amdahl, ×{techo:.2f})")
            assert hechas == esperado
