# Lo rechaza: total
import multiprocessing
import sys


def sumar(contador, vueltas, lock):
    for _ in range(vueltas):
        lock.acquire(timeout=0.001)
        contador.value += 1
        lock.release()


if __name__ == "__main__":
    num_procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    lock = multiprocessing.Lock()
    procesos = []
    for _ in range(num_procesos):
        proceso = multiprocessing.Process(target=sumar, args=(contador, vueltas, lock))
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print(contador.value)
