# Lo rechaza: espera_al_cambio
import multiprocessing as mp
import os
import psutil


def hijo(b, v):
    b.wait()
    os.nice(5)
    v.wait()


if __name__ == "__main__":
    b, v = mp.Barrier(2), mp.Event()
    h = mp.Process(target=hijo, args=(b, v))
    h.start()
    b.wait()
    print(psutil.Process(h.pid).nice())
    v.set()
    h.join()
