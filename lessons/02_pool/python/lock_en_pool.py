"""Un Lock en las tareas de un Pool: no viaja con ellas, se da al obrero."""
import multiprocessing


def tarea(lock):
    with lock:
        return "hecha"


def preparar(un_lock, un_contador):
    global lock, contador
    lock, contador = un_lock, un_contador


def sumar(_):
    lock.acquire()
    contador.value += 1
    lock.release()


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    contador = multiprocessing.Value("i", 0)

    # Mal: el Lock viajaría con la tarea. Igual con una Queue o un Value.
    with multiprocessing.Pool(4) as pool:
        for cosa in [lock, multiprocessing.Queue(), contador]:
            try:
                pool.apply(tarea, (cosa,))
            except RuntimeError as error:
                print("RuntimeError:", error)
            else:
                raise AssertionError("no podía viajar")

    # Bien: cada obrero lo recibe una vez, al nacer.
    with multiprocessing.Pool(4, preparar, (lock, contador)) as pool:
        pool.map(sumar, range(1000))
    print("con initializer, contador:", contador.value)
    assert contador.value == 1000

    # Bien también: el Lock de un Manager sí viaja.
    with multiprocessing.Manager() as manager:
        with multiprocessing.Pool(4) as pool:
            hecha = pool.apply(tarea, (manager.Lock(),))
    print("con el Lock de un Manager:", hecha)
    assert hecha == "hecha"
