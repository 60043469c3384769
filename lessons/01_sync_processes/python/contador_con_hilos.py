"""El mismo contador, con hilos y con procesos."""
import multiprocessing
import threading
import time

VUELTAS = 25


class Contador:
    value = 0


def sumar(lock, contador):
    for _ in range(VUELTAS):
        with lock:
            leido = contador.value
            time.sleep(0.001)  # que se cuele quien pueda
            contador.value = leido + 1


def contar(clase, locks, contador):
    todos = []
    for lock in locks:
        uno = clase(target=sumar, args=(lock, contador))
        todos.append(uno)
        uno.start()
    for uno in todos:
        uno.join()
    return contador.value


if __name__ == "__main__":
    Thread, Process = threading.Thread, multiprocessing.Process

    total = contar(Thread, [threading.Lock() for i in range(4)], Contador())
    print("hilos, un lock para cada uno:", total)
    assert total < 100

    total = contar(Thread, [threading.Lock()] * 4, Contador())
    print("hilos, el mismo lock para todos:", total)
    assert total == 100

    mismo = [multiprocessing.Lock()] * 4
    total = contar(Process, mismo, Contador())
    print("procesos, el mismo lock:", total)
    assert total == 0

    total = contar(Process, mismo, multiprocessing.RawValue("i", 0))
    print("procesos, el mismo lock y un RawValue:", total)
    assert total == 100
