"""Dos cerrojos en orden contrario, y un plazo para el segundo."""
import multiprocessing
import random
import time


def los_dos(primero, segundo, con_uno):
    primero.acquire()
    con_uno.wait()  # cada uno tiene ya su primer cerrojo
    while not segundo.acquire(timeout=0.05):
        primero.release()
        time.sleep(random.uniform(0, 0.05))
        primero.acquire()
    print("tengo los dos", flush=True)
    segundo.release()
    primero.release()


if __name__ == "__main__":
    a, b = multiprocessing.Lock(), multiprocessing.Lock()
    con_uno = multiprocessing.Barrier(2)
    uno = multiprocessing.Process(target=los_dos, args=(a, b, con_uno))
    otro = multiprocessing.Process(target=los_dos, args=(b, a, con_uno))
    uno.start()
    otro.start()
    uno.join()
    otro.join()
    assert uno.exitcode == 0 and otro.exitcode == 0
