# Lo rechaza: hijos
import multiprocessing
import sys


def trabajar(ronda, i):
    print("ronda", ronda, i, flush=True)


if __name__ == "__main__":
    num_procesos, rondas = int(sys.argv[1]), int(sys.argv[2])
    for ronda in range(rondas):
        procesos = []
        for i in range(num_procesos):
            proceso = multiprocessing.Process(target=trabajar, args=(ronda, i))
            proceso.start()
            procesos.append(proceso)
        for proceso in procesos:
            proceso.join()
