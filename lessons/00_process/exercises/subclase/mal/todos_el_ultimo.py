# Lo rechaza: cada_uno_la_suya
import multiprocessing
import sys


class Sumador(multiprocessing.Process):
    hasta = 0
    total = multiprocessing.Value("q", 0)

    def run(self):
        suma = sum(range(1, self.hasta + 1))
        print(f"{self.hasta}: {suma}")
        with self.total.get_lock():
            self.total.value += suma


if __name__ == "__main__":
    sumadores = []
    for hasta in sys.argv[1:]:
        Sumador.hasta = int(hasta)  # es de la clase, y no de cada objeto
        sumadores.append(Sumador())
    for sumador in sumadores:
        sumador.start()
    for sumador in sumadores:
        sumador.join()
    print(f"total {Sumador.total.value}")
