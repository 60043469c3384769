"""Pedir el cerrojo sin esperar, o solo un rato."""
import multiprocessing


def pedir(lock, adquirido):
    adquirido.append(lock.acquire(False))
    adquirido.append(lock.acquire(timeout=0.1))


def hijo(lock, tuberia):
    adquirido = []
    pedir(lock, adquirido)
    tuberia.send(adquirido)


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    mio, suyo = multiprocessing.Pipe()
    lock.acquire()
    proceso = multiprocessing.Process(target=hijo, args=(lock, suyo))
    proceso.start()
    sin_esperar, un_rato = mio.recv()
    proceso.join()
    print("acquire(False), con el cerrojo ocupado:", sin_esperar)
    print("acquire(timeout=0.1):", un_rato)
    assert not sin_esperar and not un_rato

    lock.release()
    print("libre, acquire(False):", lock.acquire(False))
    lock.release()
    try:
        lock.release()
    except ValueError:
        print("un release de más: ValueError")
