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

    antes = llegan.acquire(timeout=0.2)
    print("antes de set, llega alguno:", antes)
    assert not antes

    salida.set()
    for proceso in procesos:
        proceso.join()
    han_llegado = sum(llegan.acquire(False) for proceso in procesos)
    print("después de un solo set, han llegado:", han_llegado)
    assert han_llegado == 3

    tarde = salida.wait(timeout=0)  # sigue activado
    print("a quien llega tarde, wait le dice:", tarde)
    salida.clear()
    tras_clear = salida.wait(timeout=0.1)
    print("y después de clear:", tras_clear)
    assert tarde and not tras_clear
