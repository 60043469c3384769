"""La plantilla del examen, con un cerrojo que comparten todos."""
import multiprocessing


# ANCHOR: cerrojo
def sumar(lock, contador, vueltas):
    for _ in range(vueltas):
        lock.acquire()
        contador.value += 1
        lock.release()


if __name__ == "__main__":
    num_procesos, vueltas = 4, 10_000
    lock = multiprocessing.Lock()
    contador = multiprocessing.RawValue("i", 0)

    procesos = []
    for i in range(num_procesos):
        proceso = multiprocessing.Process(target=sumar, args=(lock, contador, vueltas))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("contador:", contador.value)
# ANCHOR_END: cerrojo
