import fcntl
import sys
from multiprocessing import Pool

CONTADOR = "contador"


def tarea(vueltas):
    for _ in range(vueltas):
        with open(CONTADOR, "r+") as fichero:
            fcntl.flock(fichero, fcntl.LOCK_EX)
            leido = int(fichero.read())
            fichero.seek(0)
            fichero.write(str(leido + 1))


if __name__ == "__main__":
    tareas, vueltas = map(int, sys.argv[1:])
    with open(CONTADOR, "w") as fichero:
        fichero.write("0")
    with Pool(4) as pool:
        pool.map(tarea, [vueltas] * tareas, chunksize=1)
        pool.close()
        pool.join()
    with open(CONTADOR) as fichero:
        print(fichero.read())
