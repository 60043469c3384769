import multiprocessing
import sys


def trabajar(llegados, cambio, n, i, rondas):
    for ronda in range(rondas):
        print("ronda", ronda, i, flush=True)
        with cambio:
            llegados.value += 1
            cambio.notify_all()
            while llegados.value < n * (ronda + 1):
                cambio.wait()


if __name__ == "__main__":
    n, rondas = int(sys.argv[1]), int(sys.argv[2])
    llegados, cambio = multiprocessing.Value("i", 0), multiprocessing.Condition()
    procesos = [
        multiprocessing.Process(target=trabajar, args=(llegados, cambio, n, i, rondas))
        for i in range(n)
    ]
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
