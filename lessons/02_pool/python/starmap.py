"""starmap: tareas con varios argumentos."""
import functools
import multiprocessing


def potencia(base, exponente):
    return base**exponente


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        potencias = pool.starmap(potencia, [(2, 10), (3, 4), (10, 3)])
        print("starmap:", potencias)
        assert potencias == [1024, 81, 1000]

        # starmap_async no espera: el resultado se pide después, con get.
        encargo = pool.starmap_async(potencia, [(5, 2), (5, 3)])
        print("starmap_async:", encargo.get())
        assert encargo.get() == [25, 125]

        una = pool.apply(potencia, (7, 2))
        print("una sola, con apply:", una)
        assert una == 49

        # Si un argumento es siempre el mismo, se fija con partial.
        cubo = functools.partial(potencia, exponente=3)
        cubos = pool.map(cubo, [1, 2, 3, 4])
        print("cubos:", cubos)
        assert cubos == [1, 8, 27, 64]
