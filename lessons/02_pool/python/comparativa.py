"""Lo mismo que mide el paso, con el Pool de Python."""
import multiprocessing
import time


def cuadrado(n):
    return n * n


def crear():
    pool = multiprocessing.Pool(2)
    pool.close()
    pool.join()
    return 0


def repartir(tareas, chunksize=None):
    pool = multiprocessing.Pool(2)
    cuadrados = pool.map(cuadrado, range(tareas), chunksize)
    pool.close()
    pool.join()
    return sum(cuadrados)


def medir(que, trabajo):
    reloj = time.perf_counter()
    resultado = trabajo()
    print(f"{que:<11} {1000 * (time.perf_counter() - reloj):6.1f} ms")
    return resultado


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    medir("crear", crear)
    assert medir("map", lambda: repartir(20_000)) == 2666466670000
    assert medir("chunksize=1", lambda: repartir(1000, 1)) == 332833500
