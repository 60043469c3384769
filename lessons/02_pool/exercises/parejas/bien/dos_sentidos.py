import multiprocessing
import os
import sys


class Hijo(multiprocessing.Process):
    def __init__(self, lee, escribe):
        super().__init__()
        self.lee, self.escribe = lee, escribe

    def run(self):
        self.escribe.send(os.getpid())
        print(f"yo {os.getpid()} pareja {self.lee.recv()}", flush=True)


if __name__ == "__main__":
    procesos = []
    for _ in range(int(sys.argv[1])):
        lee1, escribe1 = multiprocessing.Pipe(duplex=False)
        lee2, escribe2 = multiprocessing.Pipe(duplex=False)
        procesos += [Hijo(lee1, escribe2), Hijo(lee2, escribe1)]
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("fin")
