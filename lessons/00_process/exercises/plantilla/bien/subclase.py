import sys
from multiprocessing import Process


class Trabajo(Process):
    def __init__(self, numero):
        super().__init__()
        self.numero = numero

    def run(self):
        print("trabajo", self.numero)


def main():
    trabajos = [Trabajo(numero) for numero in range(int(sys.argv[1]))]
    for trabajo in trabajos:
        trabajo.start()
    while trabajos:
        trabajos.pop().join()
    print("fin")


if __name__ == "__main__":
    main()
