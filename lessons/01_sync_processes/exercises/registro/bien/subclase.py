import sys
from multiprocessing import Lock, Process


class Apuntador(Process):
    cerrojo = Lock()

    def __init__(self, numero, veces):
        super().__init__()
        self.numero, self.veces = numero, veces

    def run(self):
        for j in range(self.veces):
            with Apuntador.cerrojo:
                for que in ("empieza", "acaba"):
                    print(self.numero, j, que, flush=True)


if __name__ == "__main__":
    apuntadores = [Apuntador(i, int(sys.argv[2])) for i in range(int(sys.argv[1]))]
    for apuntador in apuntadores:
        apuntador.start()
    for apuntador in apuntadores:
        apuntador.join()
