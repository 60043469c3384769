"""start arranca y sigue; join espera."""
import multiprocessing
import sys
import time


def esperar(puerta):
    puerta.wait()


def devolver(codigo):
    sys.exit(codigo)


def dormir():
    time.sleep(60)


def codigo_de(hijo):
    hijo.start()
    hijo.join()
    return hijo.exitcode


if __name__ == "__main__":
    puerta = multiprocessing.Event()
    hijo = multiprocessing.Process(target=esperar, args=(puerta,))
    print("antes de start:", hijo.is_alive(), hijo.exitcode)
    hijo.start()
    print("después de start:", hijo.is_alive(), hijo.exitcode)
    assert hijo.is_alive() and hijo.exitcode is None
    puerta.set()
    hijo.join()
    print("después de join:", hijo.is_alive(), hijo.exitcode)
    assert not hijo.is_alive() and hijo.exitcode == 0

    for codigo, visto in [(8, 8), (300, 44), (-1, 255)]:
        hijo = multiprocessing.Process(target=devolver, args=(codigo,))
        exitcode = codigo_de(hijo)
        print(f"sys.exit({codigo}): exitcode {exitcode}")
        assert exitcode == visto

    dormido = multiprocessing.Process(target=dormir)
    dormido.start()
    dormido.terminate()
    dormido.join()
    print("después de terminate:", dormido.exitcode)
    assert dormido.exitcode == -15
