# Lo rechaza: sumas
import sys
from multiprocessing import Array, Lock, Pool


def preparar(suyas, suyo):
    global celdas, cerrojo
    celdas, cerrojo = suyas, suyo


def tarea(mia, vueltas):
    for _ in range(vueltas):
        with cerrojo:
            celdas[mia] += 1


if __name__ == "__main__":
    t, v = map(int, sys.argv[1:])
    celdas, cerrojo = Array("i", t + 1), Lock()
    with Pool(4, preparar, (celdas, cerrojo)) as pool:
        pool.starmap(tarea, [(i, v) for i in range(t)], chunksize=1)
        pool.close()
        pool.join()
    print(sum(celdas))
