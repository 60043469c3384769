import multiprocessing
import sys


class Sumador(multiprocessing.Process):

    def __init__(self, hasta, sumas):
        super().__init__()
        self.hasta = hasta
        self.sumas = sumas

    def run(self):
        suma = self.hasta * (self.hasta + 1) // 2
        print(f"{self.hasta}: {suma}")
        self.sumas.append(suma)


if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        sumas = manager.list()
        hijos = [Sumador(int(x), sumas) for x in sys.argv[1:]]
        for hijo in hijos:
            hijo.start()
        for hijo in hijos:
            hijo.join()
        print(f"total {sum(sumas)}")
