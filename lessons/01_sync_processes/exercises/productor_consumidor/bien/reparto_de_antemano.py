import sys
from multiprocessing import Process, Queue


def productor(i, n, cola):
    for k in range(n):
        cola.put(i * n + k)


def consumidor(cuantos, cola, resultados):
    suma = 0
    for _ in range(cuantos):
        suma += cola.get()
    resultados.put((cuantos, suma))


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:])
    cola, resultados = Queue(10), Queue()
    total = p * n
    partes = [total // c + (1 if j < total % c else 0) for j in range(c)]
    hijos = [Process(target=productor, args=(i, n, cola)) for i in range(p)]
    hijos += [Process(target=consumidor, args=(x, cola, resultados)) for x in partes]
    for h in hijos:
        h.start()
    cuenta = suma = 0
    for _ in range(c):
        a, b = resultados.get()
        cuenta += a
        suma += b
    for h in hijos:
        h.join()
    print(cuenta, suma)
