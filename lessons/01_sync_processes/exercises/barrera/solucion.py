import multiprocessing
import sys


# HUECO
def trabajar(barrera, i, rondas):
    for ronda in range(rondas):
        print("ronda", ronda, i, flush=True)
        barrera.wait()
# INICIO: def trabajar(i, rondas):
# INICIO:     for ronda in range(rondas):
# INICIO:         print("ronda", ronda, i, flush=True)
# FIN


if __name__ == "__main__":
    num_procesos, rondas = int(sys.argv[1]), int(sys.argv[2])
    # HUECO
    barrera = multiprocessing.Barrier(num_procesos)
    # FIN
    procesos = []
    for i in range(num_procesos):
        # HUECO
        args = (barrera, i, rondas)
        # INICIO: args = (i, rondas)
        # FIN
        proceso = multiprocessing.Process(target=trabajar, args=args)
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
