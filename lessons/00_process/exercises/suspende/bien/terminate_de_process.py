import multiprocessing
import sys
import time

import psutil


class Calculador(multiprocessing.Process):
    def run(self):
        while True:
            sum(range(1000))


def main():
    calculador = Calculador()
    calculador.start()
    visto = psutil.Process(calculador.pid)
    visto.suspend()
    time.sleep(0.05)
    sys.stdout.write("detenido\n")
    sys.stdout.flush()
    visto.resume()
    sys.stdout.write("sigue\n")
    sys.stdout.flush()
    calculador.terminate()
    calculador.join()
    sys.stdout.write(f"{calculador.exitcode}\n")


if __name__ == "__main__":
    main()
