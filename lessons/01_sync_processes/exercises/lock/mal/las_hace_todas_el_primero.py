# Lo rechaza: sumas
import multiprocessing
import sys


def sumar(cerrojo, contador, vueltas):
    for _ in range(vueltas):
        with cerrojo:
            contador.value += 1


if __name__ == "__main__":
    num_procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
    cerrojo = multiprocessing.Lock()
    contador = multiprocessing.Value("i", 0)
    procesos = []
    for i in range(num_procesos):
        suyas = num_procesos * vueltas if i == 0 else 0
        proceso = multiprocessing.Process(
            target=sumar, args=(cerrojo, contador, suyas)
        )
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print(contador.value)
