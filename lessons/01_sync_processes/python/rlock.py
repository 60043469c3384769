"""Pedir un cerrojo que ya tienes: Lock y RLock."""
import multiprocessing


def apuntar(lock, diario):
    with lock:
        diario.value += 1


def apuntar_dos(lock, diario):
    with lock:
        apuntar(lock, diario)  # aquí vuelve a adquirirlo
        apuntar(lock, diario)


if __name__ == "__main__":
    diario = multiprocessing.RawValue("i", 0)
    rlock = multiprocessing.RLock()
    proceso = multiprocessing.Process(target=apuntar_dos, args=(rlock, diario))
    proceso.start()
    proceso.join()
    print("con RLock, apuntes:", diario.value)
    assert diario.value == 2

    # Con Lock, quien ya lo tiene se espera a sí mismo.
    lock = multiprocessing.Lock()
    lock.acquire()
    print("con Lock, la segunda vez:", lock.acquire(timeout=0.2))
