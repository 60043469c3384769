import multiprocessing as mp
import os
import psutil


def hijo(cambiado, visto):
    os.nice(5)
    cambiado.set()
    visto.wait()


if __name__ == "__main__":
    with mp.Manager() as m:
        c, v = m.Event(), m.Event()
        h = mp.Process(target=hijo, args=(c, v))
        h.start()
        c.wait()
        print(psutil.Process(h.pid).nice())
        v.set()
        h.join()
