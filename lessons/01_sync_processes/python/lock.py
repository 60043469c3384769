"""Con cerrojo: acquire y release."""
import multiprocessing


def sumar(lock, contador, vueltas):
    for _ in range(vueltas):
        lock.acquire()
        contador.value += 1
        lock.release()


if __name__ == "__main__":
    num_procesos, vueltas = 4, 20_000
    lock = multiprocessing.Lock()
    contador = multiprocessing.RawValue("i", 0)

    procesos = []
    for i in range(num_procesos):
        proceso = multiprocessing.Process(
            target=sumar, args=(lock, contador, vueltas)
        )
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()

    total = num_procesos * vueltas
    print(f"el contador vale {contador.value} y debería valer {total}")
    assert contador.value == total
