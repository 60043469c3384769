"""Dos cerrojos, siempre en el mismo orden: sin interbloqueo."""
import multiprocessing


def trabajar(a, b, veces):
    for _ in range(1000):
        with a:
            with b:
                veces.value += 1


if __name__ == "__main__":
    a, b = multiprocessing.Lock(), multiprocessing.Lock()
    veces = multiprocessing.RawValue("i", 0)
    procesos = []
    for i in range(2):
        proceso = multiprocessing.Process(target=trabajar, args=(a, b, veces))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("los dos han terminado; veces:", veces.value)
    assert veces.value == 2000
