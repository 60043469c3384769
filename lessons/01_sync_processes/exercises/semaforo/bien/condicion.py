import multiprocessing
import sys
import time


class Visitante(multiprocessing.Process):
    def __init__(self, i, dentro, cambio, caben):
        super().__init__()
        self.i, self.dentro, self.cambio, self.caben = i, dentro, cambio, caben

    def run(self):
        with self.cambio:
            self.cambio.wait_for(lambda: self.dentro.value < self.caben)
            self.dentro.value += 1
        print("entra", self.i, flush=True)
        time.sleep(0.05)
        print("sale", self.i, flush=True)
        with self.cambio:
            self.dentro.value -= 1
            self.cambio.notify()


if __name__ == "__main__":
    dentro, cambio = multiprocessing.Value("i", 0), multiprocessing.Condition()
    visitantes = [Visitante(i, dentro, cambio, int(sys.argv[2])) for i in range(int(sys.argv[1]))]
    for visitante in visitantes:
        visitante.start()
    for visitante in visitantes:
        visitante.join()
