import multiprocessing
import sys


def linea(cerrojo, *palabras):
    with cerrojo:
        print(*palabras, flush=True)


def apuntar(cerrojo, i, veces):
    for j in range(veces):
        with cerrojo:
            linea(cerrojo, i, j, "empieza")
            linea(cerrojo, i, j, "acaba")


if __name__ == "__main__":
    num_procesos, veces = int(sys.argv[1]), int(sys.argv[2])
    cerrojo = multiprocessing.RLock()
    procesos = []
    for i in range(num_procesos):
        args = (cerrojo, i, veces)
        proceso = multiprocessing.Process(target=apuntar, args=args)
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
