import multiprocessing
import sys
import time


def estar(quien, i):
    print(quien, i, "entra", flush=True)
    time.sleep(0.02)
    print(quien, i, "sale", flush=True)


def leer(sala, cambio, i, veces):
    for _ in range(veces):
        with cambio:
            while sala[1] > 0:
                cambio.wait()
            sala[0] += 1
        estar("lector", i)
        with cambio:
            sala[0] -= 1
            cambio.notify_all()


def escribir(sala, cambio, i, veces):
    for _ in range(veces):
        with cambio:
            while sala[0] > 0 or sala[1] > 0:
                cambio.wait()
            sala[1] = 1
        estar("escritor", i)
        with cambio:
            sala[1] = 0
            cambio.notify_all()


if __name__ == "__main__":
    l, e, v = map(int, sys.argv[1:4])
    sala, cambio = multiprocessing.Array("i", [0, 0]), multiprocessing.Condition()
    procesos = [multiprocessing.Process(target=leer, args=(sala, cambio, i, v)) for i in range(l)]
    procesos += [multiprocessing.Process(target=escribir, args=(sala, cambio, i, v)) for i in range(e)]
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
