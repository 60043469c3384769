"""Un registro en el que apuntan varios procesos, con un cerrojo."""
import multiprocessing
import os
import tempfile

PROCESOS, VECES = 3, 100


def apuntar(quien, ruta, lock):
    for _ in range(VECES):
        with lock:
            with open(ruta, "a") as registro:
                print(quien, "empieza", file=registro, flush=True)
                print(quien, "acaba", file=registro, flush=True)


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    with tempfile.TemporaryDirectory() as carpeta:
        ruta = os.path.join(carpeta, "registro.txt")
        procesos = []
        for i in range(PROCESOS):
            proceso = multiprocessing.Process(
                target=apuntar, args=(i, ruta, lock)
            )
            procesos.append(proceso)
            proceso.start()
        for proceso in procesos:
            proceso.join()
        with open(ruta) as registro:
            lineas = registro.read().splitlines()

    juntas = 0
    for empieza, acaba in zip(lineas[::2], lineas[1::2]):
        juntas += empieza.replace("empieza", "acaba") == acaba
    print("apuntes con sus dos líneas juntas:", juntas)
    assert juntas == PROCESOS * VECES
