"""map: repartir tareas y recoger los resultados."""
import multiprocessing
import os
import time


def cuadrado(n):
    time.sleep(0.01)
    return n * n, os.getpid()


if __name__ == "__main__":
    pool = multiprocessing.Pool(3)
    hechas = pool.map(cuadrado, range(8))
    pool.close()
    pool.join()

    for n, (resultado, pid) in enumerate(hechas):
        print(f"tarea {n}: {resultado}, hecha por el PID {pid}")
    # Los resultados están en el orden de las tareas.
    assert [resultado for resultado, _ in hechas] == [n * n for n in range(8)]
    assert len({pid for _, pid in hechas}) <= 3
