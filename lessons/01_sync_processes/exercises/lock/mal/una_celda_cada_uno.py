# Lo rechaza: sumas
import multiprocessing
import sys


def sumar(cerrojo, celdas, mia, vueltas):
    for _ in range(vueltas):
        with cerrojo:
            celdas[mia] += 1


if __name__ == "__main__":
    num_procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
    cerrojo = multiprocessing.Lock()
    celdas = multiprocessing.Array("i", num_procesos)
    procesos = []
    for i in range(num_procesos):
        proceso = multiprocessing.Process(
            target=sumar, args=(cerrojo, celdas, i, vueltas)
        )
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print(sum(celdas))
