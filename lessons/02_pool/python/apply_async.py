"""apply_async: encargar sin esperar."""
import multiprocessing
import time


def tarea(n):
    time.sleep(0.3)
    if n < 0:
        raise ValueError("no vale un número negativo")
    return 2 * n


def avisar(resultado):
    print("callback:", resultado)


def avisar_del_error(error):
    print("error_callback:", error)


if __name__ == "__main__":
    pool = multiprocessing.Pool(2)
    encargo = pool.apply_async(tarea, (21,))
    print("ya he vuelto; ready():", encargo.ready())
    try:
        encargo.get(timeout=0.05)
    except multiprocessing.TimeoutError:
        print("con un plazo tan corto, TimeoutError")
    print("get():", encargo.get())
    assert encargo.successful() and encargo.get() == 42

    avisos = {"callback": avisar, "error_callback": avisar_del_error}
    bien = pool.apply_async(tarea, (5,), **avisos)
    mal = pool.apply_async(tarea, (-1,), **avisos)
    pool.close()
    pool.join()
    print("¿han ido bien?", bien.successful(), mal.successful())
    assert bien.successful() and not mal.successful()
