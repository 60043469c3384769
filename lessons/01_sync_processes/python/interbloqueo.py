"""Interbloqueo: dos cerrojos en orden contrario."""
import multiprocessing

# Con plazo, para poder contarlo: sin él, no acabarían nunca.
PLAZO = 0.5


def adquirir(primero, segundo, barrera, conseguidos):
    with primero:
        barrera.wait()  # cada uno tiene ya su primer cerrojo
        if segundo.acquire(timeout=PLAZO):
            conseguidos.release()
            segundo.release()
        barrera.wait()


if __name__ == "__main__":
    a, b = multiprocessing.Lock(), multiprocessing.Lock()
    barrera = multiprocessing.Barrier(2)
    conseguidos = multiprocessing.Semaphore(0)
    uno = multiprocessing.Process(
        target=adquirir, args=(a, b, barrera, conseguidos)
    )
    otro = multiprocessing.Process(
        target=adquirir, args=(b, a, barrera, conseguidos)
    )
    uno.start()
    otro.start()
    uno.join()
    otro.join()
    alguno = conseguidos.acquire(False)
    print("alguno ha conseguido los dos cerrojos:", alguno)
    assert not alguno
