import multiprocessing
import sys


class Productor(multiprocessing.Process):
    def __init__(self, cola, numeros):
        super().__init__()
        self.cola, self.numeros = cola, numeros

    def run(self):
        for numero in self.numeros:
            self.cola.put(numero)


class Consumidor(multiprocessing.Process):
    def __init__(self, cola, salida):
        super().__init__()
        self.cola, self.salida = cola, salida

    def run(self):
        numeros = []
        for numero in iter(self.cola.get, None):
            numeros.append(numero)
            self.cola.task_done()
        self.salida.put(numeros)


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:])
    cola, salida = multiprocessing.JoinableQueue(10), multiprocessing.SimpleQueue()
    consumidores = [Consumidor(cola, salida) for _ in range(c)]
    productores = [Productor(cola, range(i * n, i * n + n)) for i in range(p)]
    for proceso in consumidores + productores:
        proceso.start()
    for productor in productores:
        productor.join()
    cola.join()
    for _ in consumidores:
        cola.put(None)
    todos = []
    for _ in consumidores:
        todos += salida.get()
    for consumidor in consumidores:
        consumidor.join()
    print(len(todos), sum(todos))
