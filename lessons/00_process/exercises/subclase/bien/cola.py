import sys
from multiprocessing import Process, Queue


class Sumador(Process):
    def __init__(self, hasta, cola):
        Process.__init__(self)
        self.hasta, self.cola = hasta, cola

    def run(self):
        suma = self.hasta * (self.hasta + 1) // 2
        print(self.hasta, suma, sep=": ", flush=True)
        self.cola.put(suma)


def main():
    cola = Queue()
    hijos = []
    for texto in sys.argv[1:]:
        hijos.append(Sumador(int(texto), cola))
        hijos[-1].start()
    total = sum(cola.get() for _ in hijos)
    for hijo in hijos:
        hijo.join()
    print("total", total)


if __name__ == "__main__":
    main()
