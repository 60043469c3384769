"""Por qué una reserva: arrancar un proceso cuesta."""
import multiprocessing
import os
import time

TAREAS = 100


def cuadrado(n):
    return n * n, os.getpid()


def en_la_cola(n, cola):
    cola.put(cuadrado(n))


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")

    reloj = time.perf_counter()
    cola = multiprocessing.SimpleQueue()
    hechas = []
    for n in range(TAREAS):
        proceso = multiprocessing.Process(target=en_la_cola, args=(n, cola))
        proceso.start()
        hechas.append(cola.get())
        proceso.join()
    print(f"un proceso por tarea: {time.perf_counter() - reloj:.3f} s")
    assert len({pid for _, pid in hechas}) == TAREAS

    reloj = time.perf_counter()
    with multiprocessing.Pool(4) as pool:
        de_la_reserva = pool.map(cuadrado, range(TAREAS))
    print(f"una reserva de 4:     {time.perf_counter() - reloj:.3f} s")
    assert len({pid for _, pid in de_la_reserva}) <= 4

    mismos = [r for r, _ in hechas] == [r for r, _ in de_la_reserva]
    print("los resultados son los mismos:", mismos)
    assert mismos
