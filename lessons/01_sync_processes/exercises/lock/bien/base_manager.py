import sys
import threading
from multiprocessing import Process
from multiprocessing.managers import BaseManager


class Contador:

    def __init__(self):
        self.n = 0
        self.lock = threading.Lock()

    def suma(self):
        with self.lock:
            self.n += 1

    def valor(self):
        return self.n


class Gestor(BaseManager):
    pass


Gestor.register("Contador", Contador)


def trabajo(c, v):
    for _ in range(v):
        c.suma()


if __name__ == "__main__":
    p, v = int(sys.argv[1]), int(sys.argv[2])
    with Gestor() as g:
        c = g.Contador()
        hs = [Process(target=trabajo, args=(c, v)) for _ in range(p)]
        for h in hs:
            h.start()
        for h in hs:
            h.join()
        print(c.valor())
