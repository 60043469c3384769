"""with suelta el cerrojo aunque algo falle."""
import multiprocessing


def sin_guardia(lock):
    lock.acquire()
    raise SystemExit(1)  # algo falla: nadie llega a release


def con_guardia(lock):
    with lock:  # acquire al entrar, y release al salir, como sea
        raise SystemExit(1)


def queda_libre(funcion):
    lock = multiprocessing.Lock()
    proceso = multiprocessing.Process(target=funcion, args=(lock,))
    proceso.start()
    proceso.join()
    return lock.acquire(timeout=0.2)


if __name__ == "__main__":
    sin, con = queda_libre(sin_guardia), queda_libre(con_guardia)
    print("sin with, el siguiente lo consigue:", sin)
    print("con with, el siguiente lo consigue:", con)
    assert con and not sin
