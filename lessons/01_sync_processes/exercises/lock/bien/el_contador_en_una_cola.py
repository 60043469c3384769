import sys
from multiprocessing import Process, Queue


def suma(cola, veces):
    for _ in range(veces):
        valor = cola.get()
        cola.put(valor + 1)


if __name__ == "__main__":
    p, v = map(int, sys.argv[1:3])
    cola = Queue()
    cola.put(0)
    hijos = [Process(target=suma, args=(cola, v)) for _ in range(p)]
    for h in hijos:
        h.start()
    for h in hijos:
        h.join()
    print(cola.get())
