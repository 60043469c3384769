import multiprocessing
import sys
import time


# HUECO
def entrar(semaforo, i):
    with semaforo:
        print("entra", i, flush=True)
        time.sleep(0.05)
        print("sale", i, flush=True)
# INICIO: def entrar(i):
# INICIO:     print("entra", i, flush=True)
# INICIO:     time.sleep(0.05)
# INICIO:     print("sale", i, flush=True)
# FIN


if __name__ == "__main__":
    num_procesos, caben = int(sys.argv[1]), int(sys.argv[2])
    # HUECO
    semaforo = multiprocessing.Semaphore(caben)
    # FIN
    procesos = []
    for i in range(num_procesos):
        # HUECO
        proceso = multiprocessing.Process(target=entrar, args=(semaforo, i))
        # INICIO: proceso = multiprocessing.Process(target=entrar, args=(i,))
        # FIN
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
