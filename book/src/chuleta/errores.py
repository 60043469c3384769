"""Los errores que nombra la chuleta, cometidos uno a uno: cada uno falla como ella dice."""
import contextlib
import multiprocessing
import os
import sys
import threading
import time

import psutil


@contextlib.contextmanager
def falla(clase):
    try:
        yield
    except clase:
        return
    raise SystemExit(f"no ha fallado con {clase.__name__}")


def cuadrado(n):
    return n * n


def dividir(n):
    return 1 // n


def mata_a_quien_espera(funcion, *args):
    """Lo que no acaba nunca: se le da un rato y se le mata."""
    p = multiprocessing.Process(target=funcion, args=args)
    p.start()
    p.join(0.3)
    seguia = p.is_alive()
    p.kill()
    p.join()
    return seguia


def dos_veces(lock):
    lock.acquire()
    lock.acquire()


def coge_uno_nuevo(lock_de_otro):
    lock = multiprocessing.Lock()
    sys.exit(0 if lock.acquire(False) else 1)


def excepcion_con_el_cerrojo(lock):
    sys.stderr = open(os.devnull, "w")
    lock.acquire()
    raise RuntimeError


def llenar(cola):
    cola.put(b"x" * 1_000_000)


def coge(lock, cogido):
    cogido.value = lock.acquire(False)


def codigo(funcion, *args):
    p = multiprocessing.Process(target=funcion, args=args)
    p.start()
    p.join()
    return p.exitcode


def callada(funcion):
    sys.stderr = open(os.devnull, "w")
    funcion()


def explota():
    raise RuntimeError


if __name__ == "__main__":
    # La plantilla y Process.
    antes = os.getpid()
    p = multiprocessing.Process(target=print("se ejecuta aquí, en", antes))
    assert p._target is None
    with falla(TypeError):
        multiprocessing.Process(target=cuadrado, args=(5))
    with falla(AssertionError):
        p.join()
    p.start()
    with falla(AssertionError):
        p.start()
    p.join()
    lista = []
    assert codigo(lista.append, 1) == 0 and lista == []
    assert codigo(sys.exit, 8) == 8
    assert codigo(callada, explota) == 1
    with falla(AttributeError):
        p.nice(10)

    # Lock.
    lock = multiprocessing.Lock()
    with falla(ValueError):
        lock.release()
    with falla(RuntimeError):
        threading.Lock().release()
    with falla(AttributeError):
        threading.lock
    with falla(AttributeError):
        lock.acquire.release()
    assert mata_a_quien_espera(dos_veces, multiprocessing.Lock())
    assert codigo(dos_veces, multiprocessing.RLock()) == 0
    lock.acquire()
    assert codigo(coge_uno_nuevo, lock) == 0  # otro Lock no excluye
    lock.release()
    assert codigo(excepcion_con_el_cerrojo, lock) == 1
    assert not lock.acquire(False)  # nadie lo ha liberado
    if multiprocessing.get_start_method() == "fork":
        hilos, cogido = threading.Lock(), multiprocessing.Value("b", False)
        p = multiprocessing.Process(target=coge, args=(hilos, cogido))
        p.start()
        p.join()
        assert cogido.value and hilos.acquire(False)  # los dos lo tienen

    # Queue.
    cola = multiprocessing.Queue()
    with falla(TypeError):
        multiprocessing.Process(target=llenar, args=(cola))
    p = multiprocessing.Process(target=llenar, args=(cola,))
    p.start()
    p.join(0.3)
    assert p.is_alive()  # no acaba hasta que alguien haga get
    assert len(cola.get()) == 1_000_000
    p.join()

    # Pool.
    pool = multiprocessing.Pool(2)
    with falla(ValueError):
        pool.join()
    bien = pool.apply_async(cuadrado, (3,))
    mal = pool.apply_async(dividir, (0,))  # aquí no falla
    with falla(ZeroDivisionError):
        mal.get()
    with falla(Exception):
        pool.map(lambda n: n, [1])
    with falla(RuntimeError):
        pool.apply(dos_veces, (multiprocessing.Lock(),))
    assert bien.get() == 9
    pool.close()
    with falla(ValueError):
        pool.map(cuadrado, [1])
    pool.join()

    # psutil.
    p = multiprocessing.Process(target=time.sleep, args=(60,))
    p.start()
    proc = psutil.Process(p.pid)
    assert proc.cpu_percent() == 0.0  # la primera vez no hay con qué comparar
    p.kill()
    os.waitid(os.P_PID, p.pid, os.WEXITED | os.WNOWAIT)
    proc.kill()  # ni se queja ni lo quita
    assert proc.status() == psutil.STATUS_ZOMBIE
    p.join()
    with falla(psutil.NoSuchProcess):
        psutil.Process(p.pid)

    # fork y wait.
    pid = os.fork()
    if pid == 0:
        os._exit(3)
    assert os.waitpid(pid, 0)[1] == 768
    with falla(ChildProcessError):
        os.wait()
