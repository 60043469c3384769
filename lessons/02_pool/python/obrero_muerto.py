"""A un obrero lo matan en mitad de una tarea: su resultado no llega nunca."""
import multiprocessing
import os
import signal


def tarea(n):
    if n == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return 10 * n


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        encargos = [pool.apply_async(tarea, (n,)) for n in range(5)]
        demas = [encargo.get() for encargo in encargos[1:]]
        print("las demás tareas:", demas)
        assert demas == [10, 20, 30, 40]

        # Sin plazo, este get no volvería jamás.
        try:
            encargos[0].get(timeout=1)
        except multiprocessing.TimeoutError:
            print("la del obrero muerto: TimeoutError")
        else:
            raise AssertionError("no debía haber resultado")

        seis = pool.apply(tarea, (6,))
        print("hay otro obrero en su lugar, y trabaja:", seis)
        assert seis == 60
