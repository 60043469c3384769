# Lo rechaza: rondas
import multiprocessing
import sys


def trabajar(barrera, i, rondas):
    for ronda in range(rondas):
        print("ronda", ronda, i, flush=True)
    barrera.wait()


if __name__ == "__main__":
    num_procesos, rondas = int(sys.argv[1]), int(sys.argv[2])
    barrera = multiprocessing.Barrier(num_procesos)
    procesos = []
    for i in range(num_procesos):
        args = (barrera, i, rondas)
        proceso = multiprocessing.Process(target=trabajar, args=args)
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
