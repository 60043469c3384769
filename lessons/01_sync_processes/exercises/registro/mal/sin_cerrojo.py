# Lo rechaza: juntas
import multiprocessing
import sys


def apuntar(cerrojo, i, veces):
    for j in range(veces):
        print(i, j, "empieza", flush=True)
        print(i, j, "acaba", flush=True)


if __name__ == "__main__":
    num_procesos, veces = int(sys.argv[1]), int(sys.argv[2])
    cerrojo = multiprocessing.Lock()
    procesos = []
    for i in range(num_procesos):
        args = (cerrojo, i, veces)
        proceso = multiprocessing.Process(target=apuntar, args=args)
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
