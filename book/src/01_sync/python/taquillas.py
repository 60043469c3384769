"""Las taquillas de un cine venden a la vez, y cada entrada, una sola vez."""
import multiprocessing
import sys


def vender(i, apertura, lock, quedan, vendidas):
    apertura.wait()
    while True:
        with lock:
            numero = quedan.value
            if numero == 0:
                break
            print(i, "vende", numero, flush=True)
            quedan.value = numero - 1
            vendidas.value += 1


if __name__ == "__main__":
    num_taquillas, entradas = map(int, sys.argv[1:] or (4, 20))
    apertura, lock = multiprocessing.Event(), multiprocessing.Lock()
    quedan = multiprocessing.RawValue("i", entradas)
    vendidas = multiprocessing.RawValue("i", 0)

    procesos = []
    for i in range(num_taquillas):
        proceso = multiprocessing.Process(
            target=vender, args=(i, apertura, lock, quedan, vendidas)
        )
        procesos.append(proceso)
        proceso.start()
    apertura.set()
    for proceso in procesos:
        proceso.join()
    print(vendidas.value)
