# Lo rechaza: total
import multiprocessing
import sys


class Sumador(multiprocessing.Process):
    def __init__(self, hasta):
        super().__init__()
        self.hasta = hasta

    def run(self):
        suma = sum(range(1, self.hasta + 1))
        print(f"{self.hasta}: {suma}")
        sys.exit(suma)  # solo se guardan 8 bits


if __name__ == "__main__":
    sumadores = [Sumador(int(hasta)) for hasta in sys.argv[1:]]
    for sumador in sumadores:
        sumador.start()
    for sumador in sumadores:
        sumador.join()
    print(f"total {sum(sumador.exitcode for sumador in sumadores)}")
