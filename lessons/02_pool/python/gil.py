"""El GIL: dos hilos y dos procesos, para calcular y para esperar."""
import multiprocessing
import os
import threading
import time


def calcular():
    return sum(n * n for n in range(1_000_000))


def esperar():
    time.sleep(0.15)


def seguidos(tarea):
    tarea()
    tarea()


def dos_hilos(tarea):
    a_la_vez([threading.Thread(target=tarea) for _ in range(2)])


def dos_procesos(tarea):
    a_la_vez([multiprocessing.Process(target=tarea) for _ in range(2)])


def a_la_vez(dos):
    for uno in dos:
        uno.start()
    for uno in dos:
        uno.join()


def medir(como, tarea):
    """Los segundos que pasan, y los que trabaja la CPU entretanto."""
    reloj, antes = time.perf_counter(), os.times()
    como(tarea)
    tarda, despues = time.perf_counter() - reloj, os.times()
    # Los cuatro primeros: la CPU de este proceso y la de sus hijos.
    return tarda, sum(despues[:4]) - sum(antes[:4])


if __name__ == "__main__":
    for tarea in [calcular, esperar]:
        for como in [seguidos, dos_hilos, dos_procesos]:
            tarda, cpu = medir(como, tarea)
            print(f"{tarea.__name__}, {como.__name__}: {tarda:.2f} s,"
                  f" y usan {cpu / tarda:.1f} CPU")
            if como is dos_hilos:
                # El GIL: nunca ejecutan Python los dos en el mismo instante.
                assert cpu < 1.2 * tarda + 0.05
