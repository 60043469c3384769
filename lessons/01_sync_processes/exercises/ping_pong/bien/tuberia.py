import multiprocessing
import sys


def ping(extremo, veces):
    for _ in range(veces):
        print("ping")
        sys.stdout.flush()
        extremo.send("te toca")
        extremo.recv()


def pong(extremo, veces):
    for _ in range(veces):
        extremo.recv()
        print("pong")
        sys.stdout.flush()
        extremo.send("te toca")


if __name__ == "__main__":
    veces = int(sys.argv[1])
    uno, otro = multiprocessing.Pipe()
    procesos = [
        multiprocessing.Process(target=ping, args=(uno, veces)),
        multiprocessing.Process(target=pong, args=(otro, veces)),
    ]
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
