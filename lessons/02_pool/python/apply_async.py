"""apply_async: encargar sin esperar."""
import multiprocessing


def preparar(un_permiso):
    global permiso
    permiso = un_permiso


def dividir(a, b):
    permiso.wait()  # no acaba hasta que el padre quiera
    return a // b


def avisar(resultado):
    print("callback: sale", resultado)


def avisar_del_error(error):
    print("error_callback:", error)


if __name__ == "__main__":
    permiso = multiprocessing.Event()
    pool = multiprocessing.Pool(2, preparar, (permiso,))

    encargo = pool.apply_async(dividir, (84, 2))
    print("ya he vuelto; ready():", encargo.ready())
    assert not encargo.ready()
    try:
        encargo.get(timeout=0.05)
    except multiprocessing.TimeoutError:
        print("get, con un plazo corto: TimeoutError")
    permiso.set()
    print("get():", encargo.get())
    assert encargo.get() == 42 and encargo.successful()

    avisos = {"callback": avisar, "error_callback": avisar_del_error}
    bien = pool.apply_async(dividir, (10, 5), **avisos)
    mal = pool.apply_async(dividir, (10, 0), **avisos)
    pool.close()
    pool.join()
    print("¿han ido bien?", bien.successful(), mal.successful())
    assert bien.successful() and not mal.successful()
