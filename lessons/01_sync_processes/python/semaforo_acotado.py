"""Semáforo acotado: el release de más."""
import multiprocessing

if __name__ == "__main__":
    semaforo = multiprocessing.Semaphore(1)
    semaforo.release()  # nadie se queja: ahora caben dos
    print("Semaphore:", semaforo.acquire(False), semaforo.acquire(False))

    acotado = multiprocessing.BoundedSemaphore(1)
    try:
        acotado.release()
    except ValueError:
        print("BoundedSemaphore: ValueError")
    else:
        raise AssertionError("debía quejarse")
