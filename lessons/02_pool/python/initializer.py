"""initializer: preparar a cada obrero una vez."""
import multiprocessing
import os
import time

conexion = None


def conectar(aperturas):
    global conexion
    conexion = os.getpid()
    with aperturas.get_lock():
        aperturas.value += 1


def tarea(_):
    return conexion == os.getpid()


def quien(_):
    return os.getpid()


if __name__ == "__main__":
    aperturas = multiprocessing.Value("i", 0)
    pool = multiprocessing.Pool(3, initializer=conectar, initargs=(aperturas,))
    con_la_suya = pool.map(tarea, range(30))
    while aperturas.value < 3:
        time.sleep(0.01)  # alguno puede no haber nacido del todo
    pool.close()
    pool.join()
    print("tareas con la conexión de su obrero:", sum(con_la_suya))
    print("veces que se ha abierto:", aperturas.value)
    print("en el padre:", conexion)
    assert all(con_la_suya) and aperturas.value == 3 and conexion is None

    with multiprocessing.Pool(2, maxtasksperchild=1) as pool:
        pids = set(pool.map(quien, range(6), chunksize=1))
    print("con maxtasksperchild=1, procesos para 6 tareas:", len(pids))
    assert len(pids) == 6
