import multiprocessing
import sys


class Sumador(multiprocessing.Process):
    def __init__(self, sumas, lugar, hasta):
        self.sumas = sumas
        self.lugar = lugar
        self.hasta = hasta
        super().__init__(name=f"sumador {lugar}", daemon=True)

    def run(self):
        suma = sum(range(1, self.hasta + 1))
        self.sumas[self.lugar] = suma
        print(f"{self.hasta}: {suma}")


if __name__ == "__main__":
    numeros = [int(texto) for texto in sys.argv[1:]]
    sumas = multiprocessing.Array("q", max(len(numeros), 1))
    hijos = [Sumador(sumas, i, hasta) for i, hasta in enumerate(numeros)]
    [hijo.start() for hijo in hijos]
    [hijo.join() for hijo in hijos]
    print(f"total {sum(sumas)}")
