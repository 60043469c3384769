"""Por qué una reserva: arrancar un proceso cuesta."""
import multiprocessing
import os
import time

TAREAS = 100


def cuadrado(n):
    return n * n, os.getpid()


def en_la_cola(n, cola):
    cola.put(cuadrado(n))


def uno_tras_otro():
    return [cuadrado(n) for n in range(TAREAS)]


def un_proceso_por_tarea():
    cola = multiprocessing.SimpleQueue()
    procesos = []
    for n in range(TAREAS):
        proceso = multiprocessing.Process(target=en_la_cola, args=(n, cola))
        procesos.append(proceso)
        proceso.start()
    hechas = [cola.get() for _ in procesos]
    for proceso in procesos:
        proceso.join()
    return sorted(hechas)


def una_reserva():
    with multiprocessing.Pool(4) as pool:
        return pool.map(cuadrado, range(TAREAS))


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    for como in [uno_tras_otro, un_proceso_por_tarea, una_reserva]:
        reloj = time.perf_counter()
        hechas = como()
        tarda = 1000 * (time.perf_counter() - reloj)
        trabajan = len({pid for _, pid in hechas})
        print(f"{como.__name__:<20} {tarda:7.2f} ms, procesos: {trabajan}")
        assert [r for r, _ in hechas] == [n * n for n in range(TAREAS)]
        if como is un_proceso_por_tarea:
            assert trabajan == TAREAS
        else:
            assert trabajan <= 4
