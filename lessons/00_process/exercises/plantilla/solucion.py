import multiprocessing
import sys


def trabajo(i):
    print(f"trabajo {i}")


if __name__ == "__main__":
    n = int(sys.argv[1])
    # HUECO
    procesos = []
    for i in range(n):
        proceso = multiprocessing.Process(target=trabajo, args=(i,))
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    # INICIO: # Crea y arranca aquí los n procesos, y espera a todos.
    # INICIO: for i in range(n):
    # INICIO:     trabajo(i)
    # FIN
    print("fin")
