"""Evento: set, wait y clear."""
import multiprocessing


def correr(salida, llegan):
    salida.wait()
    llegan.release()


if __name__ == "__main__":
    salida = multiprocessing.Event()
    llegan = multiprocessing.Semaphore(0)
    procesos = []
    for i in range(3):
        proceso = multiprocessing.Process(target=correr, args=(salida, llegan))
        procesos.append(proceso)
        proceso.start()

    print("antes de set, llega alguno:", llegan.acquire(timeout=0.2))
    salida.set()
    for proceso in procesos:
        proceso.join()
    han_llegado = sum(llegan.acquire(False) for _ in procesos)
    print("después de un solo set, han llegado:", han_llegado)
    assert han_llegado == 3
    print("quien llega tarde no espera:", salida.wait(timeout=0))
