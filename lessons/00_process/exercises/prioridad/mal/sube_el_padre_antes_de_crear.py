# Lo rechaza: la_sube_el_hijo
import multiprocessing as mp
import os
import psutil


def hijo(c, v):
    c.set()
    v.wait()


if __name__ == "__main__":
    c, v = mp.Event(), mp.Event()
    h = mp.Process(target=hijo, args=(c, v))
    os.nice(5)
    h.start()
    c.wait()
    print(psutil.Process(h.pid).nice())
    v.set()
    h.join()
