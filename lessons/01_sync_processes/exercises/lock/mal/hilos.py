# Lo rechaza: hijos
import multiprocessing
import sys
import threading


def sumar(cerrojo, contador, vueltas):
    for _ in range(vueltas):
        with cerrojo:
            contador.value += 1


if __name__ == "__main__":
    num_procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    cerrojo = multiprocessing.Lock()
    args = (cerrojo, contador, vueltas)
    procesos = []
    for _ in range(num_procesos):
        proceso = threading.Thread(target=sumar, args=args)
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print(contador.value)
