# Lo rechaza: hijos
import multiprocessing
import sys


def trabajo(i):
    print(f"trabajo {i}")


if __name__ == "__main__":
    n = int(sys.argv[1])
    procesos = []
    for i in range(n + 1):
        proceso = multiprocessing.Process(target=trabajo, args=(i,))
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print("fin")
