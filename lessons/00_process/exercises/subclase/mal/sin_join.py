# Lo rechaza: total_tras_todos
import multiprocessing
import sys


class Sumador(multiprocessing.Process):
    def __init__(self, hasta, total):
        super().__init__()
        self.hasta = hasta
        self.total = total

    def run(self):
        suma = sum(range(1, self.hasta + 1))
        print(f"{self.hasta}: {suma}")
        with self.total.get_lock():
            self.total.value += suma


if __name__ == "__main__":
    total = multiprocessing.Value("q", 0)
    sumadores = [Sumador(int(hasta), total) for hasta in sys.argv[1:]]
    for sumador in sumadores:
        sumador.start()
    print(f"total {total.value}")
