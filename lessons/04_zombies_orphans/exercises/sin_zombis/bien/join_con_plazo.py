import sys
import time
from multiprocessing import Process


class Hijo(Process):
    def __init__(self, segundos):
        super().__init__()
        self.segundos = segundos

    def run(self):
        time.sleep(self.segundos)


if __name__ == "__main__":
    n = int(sys.argv[1])
    hijos = [Hijo(0.1 + 0.05 * i) for i in range(n)]
    for hijo in hijos:
        hijo.start()
    vivos = list(hijos)
    while vivos:
        vivos[0].join(timeout=0.02)
        vivos = [hijo for hijo in vivos if hijo.is_alive()]
    print(len(hijos))
