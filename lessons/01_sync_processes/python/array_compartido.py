"""Array: una lista compartida."""
import multiprocessing


def en_la_suya(casillas, i):
    for _ in range(5000):
        casillas[i] += 1


def en_todas(casillas, i):
    for _ in range(1000):
        with casillas.get_lock():
            for casilla in range(len(casillas)):
                casillas[casilla] += 1


def escribir(funcion):
    casillas = multiprocessing.Array("i", [0, 0, 0])
    procesos = []
    for i in range(3):
        proceso = multiprocessing.Process(target=funcion, args=(casillas, i))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    return casillas[:]


if __name__ == "__main__":
    suyas = escribir(en_la_suya)
    print("cada uno en la suya, sin cerrojo:", suyas)
    todas = escribir(en_todas)
    print("todos en todas, con get_lock():", todas)
    assert suyas == [5000, 5000, 5000] and todas == [3000, 3000, 3000]
