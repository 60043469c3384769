import multiprocessing
import sys


class Sumador(multiprocessing.Process):
    def __init__(self, contador, vueltas):
        super().__init__()
        self.contador, self.vueltas = contador, vueltas

    def run(self):
        for _ in range(self.vueltas):
            with self.contador.get_lock():
                self.contador.value += 1


if __name__ == "__main__":
    contador = multiprocessing.Value("l", 0)
    sumadores = [Sumador(contador, int(sys.argv[2])) for _ in range(int(sys.argv[1]))]
    for sumador in sumadores:
        sumador.start()
    for sumador in sumadores:
        sumador.join()
    print(contador.value)
