"""Padre, hijo y nieto, dentro del árbol de procesos del sistema."""
import multiprocessing
import os

import psutil


def ser_nieto(nacido, fin):
    nacido.set()
    fin.wait()


def ser_hijo(nacido, fin):
    nieto = multiprocessing.Process(target=ser_nieto, args=(nacido, fin))
    nieto.start()
    nieto.join()


if __name__ == "__main__":
    # Con fork no hay más procesos que los nuestros.
    multiprocessing.set_start_method("fork")
    nacido, fin = multiprocessing.Event(), multiprocessing.Event()
    hijo = multiprocessing.Process(target=ser_hijo, args=(nacido, fin))
    hijo.start()
    nacido.wait()

    yo = psutil.Process(os.getpid())
    print("mis hijos:", len(yo.children()))
    print("mis descendientes:", len(yo.children(recursive=True)))
    assert len(yo.children()) == 1 and len(yo.children(recursive=True)) == 2
    assert psutil.Process(hijo.pid).parent() == yo

    primero = psutil.Process(hijo.pid).parents()[-1]
    print("el primer antepasado no tiene padre:", primero.ppid() == 0)
    fin.set()
    hijo.join()
