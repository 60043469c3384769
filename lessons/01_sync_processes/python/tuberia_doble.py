"""Una tubería de dos sentidos: manda un número, devuelve su cuadrado."""
import multiprocessing


def cuadrados(del_padre, mio):
    del_padre.close()
    try:
        while True:
            numero = mio.recv()
            mio.send(numero * numero)
    except EOFError:
        print("mi padre ha cerrado su extremo", flush=True)


if __name__ == "__main__":
    mio, suyo = multiprocessing.Pipe()
    hijo = multiprocessing.Process(target=cuadrados, args=(mio, suyo))
    hijo.start()
    suyo.close()
    for numero in [3, 12, 20]:
        mio.send(numero)
        cuadrado = mio.recv()
        print("el cuadrado de", numero, "es", cuadrado)
        assert cuadrado == numero * numero
    mio.close()
    hijo.join()
    print("exitcode:", hijo.exitcode)
    assert hijo.exitcode == 0
