import sys
from multiprocessing import Process


def trabajo(numero):
    print(f"trabajo {numero}")


if __name__ == "__main__":
    procesos = []
    for numero in range(int(sys.argv[1])):
        proceso = Process(target=trabajo, args=(numero,))
        proceso.start()
        procesos.append(proceso)
    for proceso in proceso_s:
        proceso.join()
    print("fin")
