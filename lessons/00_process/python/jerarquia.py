"""Padre, hijo y nieto, dentro del árbol de procesos del sistema."""
import multiprocessing

import psutil


def ser_nieto(nacido, fin):
    nacido.set()
    fin.wait(10)


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
    nacido.wait(10)

    yo, proc = psutil.Process(), psutil.Process(hijo.pid)
    rama = proc.parents()[::-1] + [proc] + proc.children()
    print(" → ".join(f"{proc.name()}({proc.pid})" for proc in rama))
    print("mis hijos:", len(yo.children()))
    print("mis descendientes:", len(yo.children(recursive=True)))
    assert proc.parent() == yo and yo.children() == [proc]
    assert len(yo.children(recursive=True)) == 2
    print("el PPID del primero:", rama[0].ppid())
    assert rama[0].ppid() == 0

    fin.set()
    hijo.join()
