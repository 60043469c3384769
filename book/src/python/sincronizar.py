"""Sincronizar: Lock, RLock, Semaphore, Event, Condition y Barrier, y lo que pasa si se usan mal."""
import multiprocessing


# ANCHOR: sumar
def sumar(lock, contador):
    for _ in range(1000):
        lock.acquire()
        contador.value += 1
        lock.release()
# ANCHOR_END: sumar


# ANCHOR: avisar
def avisar(evento):
    evento.set()
# ANCHOR_END: avisar


# ANCHOR: cambiar
def cambiar(condicion, abierto):
    with condicion:
        abierto.value = True
        condicion.notify()
# ANCHOR_END: cambiar


# ANCHOR: llegar
def llegar(barrera):
    if barrera.wait() == 0:
        print("me ha tocado el 0", flush=True)
# ANCHOR_END: llegar


# ANCHOR: main
if __name__ == "__main__":
# ANCHOR_END: main
    # ANCHOR: lock
    lock = multiprocessing.Lock()
    contador = multiprocessing.RawValue("i", 0)
    procesos = []
    for _ in range(3):
        proceso = multiprocessing.Process(target=sumar, args=(lock, contador))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("contador:", contador.value)
    with lock:
        print("¿se puede adquirir otra vez?", lock.acquire(False))
        print("¿y esperando un poco?", lock.acquire(timeout=0.05))
    # ANCHOR_END: lock

    # ANCHOR: rlock
    rlock = multiprocessing.RLock()
    rlock.acquire()
    print("el RLock, sí:", rlock.acquire(False))
    rlock.release()
    rlock.release()
    # ANCHOR_END: rlock

    # ANCHOR: semaforo
    semaforo = multiprocessing.Semaphore(2)
    semaforo.acquire()
    semaforo.acquire()
    print("¿cabe un tercero?", semaforo.acquire(False))
    semaforo.release()
    print("¿y ahora?", semaforo.acquire(timeout=0.05))
    # ANCHOR_END: semaforo

    # ANCHOR: evento
    evento = multiprocessing.Event()
    print("¿ha avisado?", evento.wait(timeout=0.05))
    proceso = multiprocessing.Process(target=avisar, args=(evento,))
    proceso.start()
    evento.wait()
    print("¿ha avisado ya?", evento.is_set())
    proceso.join()
    # ANCHOR_END: evento

    # ANCHOR: condicion
    condicion = multiprocessing.Condition()
    abierto = multiprocessing.RawValue("b", False)
    proceso = multiprocessing.Process(target=cambiar, args=(condicion, abierto))
    with condicion:
        proceso.start()
        while not abierto.value:
            condicion.wait()
        print("¿está abierto?", bool(abierto.value))
    proceso.join()
    # ANCHOR_END: condicion

    # ANCHOR: barrera
    barrera = multiprocessing.Barrier(3)
    procesos = []
    for _ in range(3):
        proceso = multiprocessing.Process(target=llegar, args=(barrera,))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    # ANCHOR_END: barrera

    # ANCHOR: errores
    try:
        lock.release()
    except ValueError:
        print("release sin acquire: error")
    try:
        rlock.release()
    except AssertionError:
        print("release de un RLock que no es mío: error")
    limitado = multiprocessing.BoundedSemaphore(1)
    try:
        limitado.release()
    except ValueError:
        print("release de más: error")
    # ANCHOR_END: errores

    # ANCHOR: sin_cerrojo
    try:
        condicion.notify()
    except AssertionError:
        print("notify sin el cerrojo: error")
    # ANCHOR_END: sin_cerrojo
