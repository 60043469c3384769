# Lo rechaza: cada_uno_el_suyo
import multiprocessing
import sys


def trabajo(i):
    print(f"trabajo {i}")


if __name__ == "__main__":
    n = int(sys.argv[1])
    procesos = []
    for i in range(n):
        proceso = multiprocessing.Process(target=trabajo(i))
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    print("fin")
