"""Pedir el cerrojo sin esperar, o solo un rato."""
import multiprocessing
import threading


def pedir(lock):
    sin_esperar = lock.acquire(False)
    un_rato = lock.acquire(timeout=0.1)
    print("ocupado, acquire(False):", sin_esperar)
    print("ocupado, acquire(timeout=0.1):", un_rato)
    assert not sin_esperar and not un_rato


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    lock.acquire()
    proceso = multiprocessing.Process(target=pedir, args=(lock,))
    proceso.start()
    proceso.join()
    assert proceso.exitcode == 0

    lock.release()
    libre = lock.acquire(False)
    print("libre, acquire(False):", libre)
    assert libre

    lock.release()
    for de_mas in lock, threading.Lock():
        try:
            de_mas.release()
        except (ValueError, RuntimeError) as error:
            print("un release de más:", type(error).__name__)
        else:
            raise AssertionError("debía quejarse")
