"""Cuatro taquillas venden entradas, y ninguna se vende dos veces."""
import multiprocessing
import os

TAQUILLAS, ENTRADAS = 4, 10_000


def vender(taquilla, apertura, lock, quedan, vendidas):
    apertura.wait()
    while True:
        with lock:
            hay = quedan.value
            if hay == 0:
                break
            os.sched_yield()  # si otra puede colarse aquí, se colará
            quedan.value = hay - 1
            vendidas[taquilla] += 1


if __name__ == "__main__":
    apertura, lock = multiprocessing.Event(), multiprocessing.Lock()
    quedan = multiprocessing.RawValue("i", ENTRADAS)
    vendidas = multiprocessing.RawArray("i", TAQUILLAS)

    procesos = []
    for i in range(TAQUILLAS):
        proceso = multiprocessing.Process(
            target=vender, args=(i, apertura, lock, quedan, vendidas)
        )
        procesos.append(proceso)
        proceso.start()
    apertura.set()
    for proceso in procesos:
        proceso.join()

    for i in range(TAQUILLAS):
        print(f"taquilla {i + 1}: {vendidas[i]} entradas")
    assert sum(vendidas) == ENTRADAS, "¿miras y restas con el mismo cerrojo?"
    assert quedan.value == 0, "¿por qué han dejado de vender?"
