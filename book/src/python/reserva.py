"""Una reserva: map, imap, starmap, apply_async, initializer, y lo que pasa si algo falla o se usa mal."""
import multiprocessing
import time

UN_POCO = 0.05


# ANCHOR: funciones
def cuadrado(n):
    return n * n


def potencia(base, exponente):
    return base ** exponente


def dividir(a, b):
    return a // b
# ANCHOR_END: funciones


def dormir(segundos):
    time.sleep(segundos)
    return 1


# ANCHOR: preparar
def preparar(n):
    global conexion
    conexion = n


def usar(n):
    return n + conexion
# ANCHOR_END: preparar


# ANCHOR: main
if __name__ == "__main__":
# ANCHOR_END: main
    # ANCHOR: map
    pool = multiprocessing.Pool(2)
    print("map", pool.map(cuadrado, [1, 2, 3]))
    print("de dos en dos", pool.map(cuadrado, [4, 5, 6], chunksize=2))
    print("apply", pool.apply(cuadrado, (9,)))
    pool.close()
    pool.join()
    # ANCHOR_END: map

    # ANCHOR: imap
    with multiprocessing.Pool(2) as pool:
        for resultado in pool.imap(cuadrado, [1, 2, 3]):
            print("imap", resultado)
        print("imap_unordered", sorted(pool.imap_unordered(cuadrado, [1, 2, 3])))
    # ANCHOR_END: imap

    # ANCHOR: starmap
    with multiprocessing.Pool(2) as pool:
        print("starmap", pool.starmap(potencia, [(2, 10), (3, 4)]))
    # ANCHOR_END: starmap

    # ANCHOR: apply_async
    with multiprocessing.Pool(2) as pool:
        bien = pool.apply_async(
            dividir, (84, 2), callback=lambda n: print("aviso: sale", n)
        )
        mal = pool.apply_async(
            dividir, (84, 0), error_callback=lambda e: print("aviso: ha fallado")
        )
        bien.wait()
        mal.wait()
        print("bien", bien.get(), bien.successful())
        print("mal", mal.ready(), mal.successful())
    # ANCHOR_END: apply_async

    # ANCHOR: plazo
    with multiprocessing.Pool(1) as pool:
        lenta = pool.apply_async(dormir, (10,))
        print("lista", lenta.ready())
        try:
            lenta.get(timeout=UN_POCO)
        except multiprocessing.TimeoutError:
            print("no ha llegado a tiempo")
    # ANCHOR_END: plazo

    # ANCHOR: initializer
    with multiprocessing.Pool(2, initializer=preparar, initargs=(100,)) as pool:
        print("initializer", pool.map(usar, [1, 2, 3]))
    # ANCHOR_END: initializer

    # ANCHOR: errores
    pool = multiprocessing.Pool(2)
    try:
        pool.join()
    except ValueError:
        print("join sin close")
    pool.close()
    try:
        pool.map(cuadrado, [1])
    except ValueError:
        print("map después de close")
    pool.join()
    try:
        multiprocessing.Pool(0)
    except ValueError:
        print("sin obreros")
    # ANCHOR_END: errores
