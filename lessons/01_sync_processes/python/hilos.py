"""Un cerrojo de hilos, entre procesos."""
import multiprocessing
import pickle
import threading
import time

contexto = multiprocessing.get_context("fork")


def sumar(lock, contador):
    for _ in range(25):
        lock.acquire()
        leido = contador.value
        time.sleep(0.001)  # que se cuele quien pueda
        contador.value = leido + 1
        lock.release()


def contar(lock):
    contador = contexto.RawValue("i", 0)
    procesos = []
    for i in range(4):
        proceso = contexto.Process(target=sumar, args=(lock, contador))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    return contador.value


def pedir(lock):
    raise SystemExit(0 if lock.acquire(timeout=0.3) else 1)


if __name__ == "__main__":
    de_hilos = contar(threading.Lock())
    de_procesos = contar(multiprocessing.Lock())
    print(f"threading.Lock: {de_hilos}; multiprocessing.Lock: {de_procesos}")
    assert de_hilos < 100 and de_procesos == 100

    lock = threading.Lock()
    lock.acquire()
    hijo = contexto.Process(target=pedir, args=(lock,))
    hijo.start()
    lock.release()
    hijo.join()
    print("lo suelto, y el hijo lo consigue:", hijo.exitcode == 0)
    assert hijo.exitcode == 1

    try:
        pickle.dumps(threading.Lock())  # lo que se hace con args sin fork
    except TypeError as error:
        print("TypeError:", error)
