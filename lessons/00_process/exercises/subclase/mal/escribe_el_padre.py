# Lo rechaza: cada_uno_la_suya
import multiprocessing
import sys


class Sumador(multiprocessing.Process):
    def __init__(self, hasta, cola):
        super().__init__()
        self.hasta = hasta
        self.cola = cola

    def run(self):
        self.cola.put((self.hasta, sum(range(1, self.hasta + 1))))


if __name__ == "__main__":
    cola = multiprocessing.Queue()
    sumadores = [Sumador(int(hasta), cola) for hasta in sys.argv[1:]]
    for sumador in sumadores:
        sumador.start()
    total = 0
    for _ in sumadores:
        hasta, suma = cola.get()
        print(f"{hasta}: {suma}")
        total += suma
    for sumador in sumadores:
        sumador.join()
    print(f"total {total}")
