"""chunksize: de cuántas en cuántas."""
import multiprocessing
import os
import time

TAREAS = 4000


def cuadrado(n):
    return n * n, os.getpid()


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        for chunksize in [1, 10, 100, 1000]:
            reloj = time.perf_counter()
            hechas = pool.map(cuadrado, range(TAREAS), chunksize)
            tarda = 1000 * (time.perf_counter() - reloj)
            print(f"de {chunksize:>4} en {chunksize:>4}: {tarda:6.1f} ms")
            # Cada trozo lo hace un solo obrero.
            for i in range(0, TAREAS, chunksize):
                trozo = hechas[i:i + chunksize]
                assert len({pid for _, pid in trozo}) == 1

        hechas = pool.map(cuadrado, range(TAREAS), TAREAS)
        obreros = {pid for _, pid in hechas}
        print("si van todas en un trozo, obreros que trabajan:", len(obreros))
        assert len(obreros) == 1
