# Lo rechaza: total
import multiprocessing
import sys


def sumar(cerrojo, contador, vueltas):
    for _ in range(vueltas):
        contador.value += 1


if __name__ == "__main__":
    num_procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    cerrojo = multiprocessing.Lock()
    args = (cerrojo, contador, vueltas)
    procesos = []
    for _ in range(num_procesos):
        proceso = multiprocessing.Process(target=sumar, args=args)
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print(num_procesos * vueltas)
