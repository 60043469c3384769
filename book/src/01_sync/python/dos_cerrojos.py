"""Los procesos pares comparten un cerrojo, y los impares, otro."""
import multiprocessing


def sumar(lock, contador, vueltas):
    for _ in range(vueltas):
        lock.acquire()
        contador.value += 1
        lock.release()


if __name__ == "__main__":
    num_procesos, vueltas = 4, 200_000
    contador = multiprocessing.RawValue("i", 0)

    # ANCHOR: bucle
    pares, impares = multiprocessing.Lock(), multiprocessing.Lock()
    procesos = []
    for i in range(num_procesos):
        lock = pares if i % 2 == 0 else impares
        proceso = multiprocessing.Process(
            target=sumar, args=(lock, contador, vueltas)
        )
        procesos.append(proceso)
        proceso.start()
    # ANCHOR_END: bucle
    for proceso in procesos:
        proceso.join()

    total = num_procesos * vueltas
    print(f"el contador vale {contador.value} y debería valer {total}")
    assert contador.value < total
