# Lo rechaza: se_turnan
import multiprocessing
import sys


def sumar(cerrojo, contador, vueltas):
    cerrojo.acquire()
    for _ in range(vueltas):
        contador.value += 1
    cerrojo.release()


if __name__ == "__main__":
    num_procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    cerrojo = multiprocessing.Lock()
    procesos = []
    for _ in range(num_procesos):
        proceso = multiprocessing.Process(
            target=sumar, args=(cerrojo, contador, vueltas)
        )
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print(contador.value)
