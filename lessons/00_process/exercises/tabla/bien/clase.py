import sys
import time
from multiprocessing import Process

import psutil


class Competidor(Process):
    def __init__(self, mas):
        super().__init__(daemon=True)
        self.mas = mas

    def run(self):
        while True:
            sum(range(10000))

    def prepara(self):
        self.start()
        self.visto = psutil.Process(self.pid)
        self.visto.cpu_affinity([psutil.Process().cpu_affinity()[0]])
        if self.mas:
            self.visto.nice(psutil.Process().nice() + self.mas)

    def __str__(self):
        with self.visto.oneshot():
            gastado = sum(self.visto.cpu_times()[:2])
            nice, estado = self.visto.nice(), self.visto.status()
        return f"{self.pid}\t{nice}\t{estado}\t{gastado:.2f}"


def main():
    competidores = [Competidor(mas) for mas in (0, 5, 10)]
    for competidor in competidores:
        competidor.prepara()
    time.sleep(int(sys.argv[1]) / 1000)
    print(*competidores, sep="\n")
    for competidor in competidores:
        competidor.visto.terminate()
        competidor.join()
    print("fin")


if __name__ == "__main__":
    main()
