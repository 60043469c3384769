"""ProcessPoolExecutor: la otra reserva de Python."""
from concurrent.futures import ProcessPoolExecutor, as_completed
import math
import time


def cocinar(plato):
    time.sleep(0.1 * (2 - plato))  # el 2 se acaba el primero; el 0, el último
    return plato


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=3) as executor:
        # map: por el orden de las tareas, que lee todas antes de empezar.
        platos = list(executor.map(cocinar, range(3)))
        print("map:", platos)
        assert platos == [0, 1, 2]

        # submit no espera: devuelve un futuro. as_completed, según acaban.
        futuros = [executor.submit(cocinar, plato) for plato in range(3)]
        acabados = [futuro.result() for futuro in as_completed(futuros)]
        print("as_completed:", acabados)
        assert sorted(acabados) == [0, 1, 2]

        # La excepción de la tarea sale en result().
        mal = executor.submit(math.sqrt, -1)
        print("exception():", repr(mal.exception()))
        try:
            mal.result()
        except ValueError:
            print("result() la lanza: ValueError")
        else:
            raise AssertionError("debía fallar")

        ultimo = executor.submit(cocinar, 1)
    # El bloque with espera a lo encargado. El de Pool, no.
    print("al salir del with, hecho:", ultimo.done(), ultimo.result())
    assert ultimo.done() and ultimo.result() == 1
