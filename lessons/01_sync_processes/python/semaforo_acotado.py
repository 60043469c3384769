"""Semáforo acotado: el release de más."""
import multiprocessing

if __name__ == "__main__":
    semaforo = multiprocessing.Semaphore(1)
    semaforo.release()  # nadie se queja: ahora caben dos
    caben = semaforo.acquire(False), semaforo.acquire(False)
    print("Semaphore, dos acquire:", caben)
    assert caben == (True, True)

    acotado = multiprocessing.BoundedSemaphore(1)
    try:
        acotado.release()
    except ValueError as error:
        print("BoundedSemaphore: ValueError:", error)
    else:
        raise AssertionError("debía quejarse")
