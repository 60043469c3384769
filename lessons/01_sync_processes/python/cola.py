"""Cola: cada mensaje llega una sola vez."""
import multiprocessing


def consumir(cola, recibidos):
    while True:
        mensaje = cola.get()
        if mensaje is None:
            break
        recibidos.put(mensaje)


if __name__ == "__main__":
    cola, recibidos = multiprocessing.Queue(), multiprocessing.Queue()
    procesos = []
    for i in range(3):
        proceso = multiprocessing.Process(
            target=consumir, args=(cola, recibidos)
        )
        procesos.append(proceso)
        proceso.start()

    for mensaje in range(30):
        cola.put(mensaje)
    for proceso in procesos:
        cola.put(None)  # un final para cada uno

    todos = sorted(recibidos.get() for _ in range(30))
    for proceso in procesos:
        proceso.join()
    print("cada mensaje ha llegado una sola vez:", todos == list(range(30)))
    assert todos == list(range(30))
