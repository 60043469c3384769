"""Un fallo entre acquire y release."""
import multiprocessing


def ingresar(importe):
    return int(importe)  # si no es un número, ValueError


def a_secas(lock, importe):
    lock.acquire()
    ingresar(importe)
    lock.release()  # si ingresar falla, aquí no se llega


def con_finally(lock, importe):
    lock.acquire()
    try:
        ingresar(importe)
    finally:
        lock.release()


def con_with(lock, importe):
    with lock:  # acquire al entrar y release al salir, como sea
        ingresar(importe)


def hijo(funcion, lock, importe):
    try:
        funcion(lock, importe)
    except ValueError:
        raise SystemExit(1)


def lo_consigue_el_siguiente(funcion):
    lock = multiprocessing.Lock()
    proceso = multiprocessing.Process(target=hijo, args=(funcion, lock, "mil"))
    proceso.start()
    proceso.join()
    return lock.acquire(timeout=0.2)


if __name__ == "__main__":
    for funcion in a_secas, con_finally, con_with:
        logrado = lo_consigue_el_siguiente(funcion)
        print(f"{funcion.__name__}: el siguiente lo consigue: {logrado}")
        assert logrado == (funcion != a_secas)
