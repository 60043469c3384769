import sys
from multiprocessing import Event, Process


def trabajo(numero, aviso):
    aviso.wait()
    print(f"trabajo {numero}")


if __name__ == "__main__":
    aviso = Event()
    procesos = []
    for numero in range(int(sys.argv[1])):
        proceso = Process(target=trabajo, args=(numero, aviso))
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print("fin")
