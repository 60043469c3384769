# Lo rechaza: sumas
import multiprocessing
import sys


def sumar(cerrojo, resultados, vueltas):
    contador = 0
    for _ in range(vueltas):
        with cerrojo:
            contador += 1
    resultados.put(contador)


if __name__ == "__main__":
    num_procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
    cerrojo, resultados = multiprocessing.Lock(), multiprocessing.Queue()
    procesos = []
    for _ in range(num_procesos):
        proceso = multiprocessing.Process(
            target=sumar, args=(cerrojo, resultados, vueltas)
        )
        proceso.start()
        procesos.append(proceso)
    total = sum(resultados.get() for _ in procesos)
    for proceso in procesos:
        proceso.join()
    print(total)
