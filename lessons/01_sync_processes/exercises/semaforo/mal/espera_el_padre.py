# Lo rechaza: esperan
import multiprocessing
import sys
import time


def entrar(semaforo, i):
    print("entra", i, flush=True)
    time.sleep(0.05)
    print("sale", i, flush=True)
    semaforo.release()


if __name__ == "__main__":
    num_procesos, caben = int(sys.argv[1]), int(sys.argv[2])
    semaforo = multiprocessing.Semaphore(caben)
    procesos = []
    for i in range(num_procesos):
        semaforo.acquire()
        proceso = multiprocessing.Process(target=entrar, args=(semaforo, i))
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
