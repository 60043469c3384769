"""start arranca y sigue; join espera."""
import multiprocessing
import os
import sys
import time


# ANCHOR: esperar
def esperar(puerta):
    if not puerta.wait(10):  # 10 segundos como mucho
        sys.exit(1)
# ANCHOR_END: esperar


# ANCHOR: funciones
def devolver(valor):
    return valor


def fallar():
    sys.stderr = open(os.devnull, "w")  # no enseña la traza
    raise ValueError("no hay papel")


def codigo(funcion, *argumentos):  # el asterisco los reúne en una tupla
    hijo = multiprocessing.Process(target=funcion, args=argumentos)
    hijo.start()
    hijo.join()
    print(f"{funcion.__name__}{argumentos}: exitcode {hijo.exitcode}")
    return hijo.exitcode
# ANCHOR_END: funciones


# ANCHOR: main
if __name__ == "__main__":
# ANCHOR_END: main
    # ANCHOR: vida
    puerta = multiprocessing.Event()
    hijo = multiprocessing.Process(target=esperar, args=(puerta,))
    assert not hijo.is_alive() and hijo.exitcode is None
    hijo.start()
    print("después de start:", hijo.is_alive(), hijo.exitcode)
    assert hijo.is_alive() and hijo.exitcode is None
    puerta.set()
    hijo.join()
    print("después de join:", hijo.is_alive(), hijo.exitcode)
    assert not hijo.is_alive() and hijo.exitcode == 0
    # ANCHOR_END: vida

    # ANCHOR: codigos
    assert codigo(devolver, 8) == 0  # lo que devuelve no llega a nadie
    assert codigo(sys.exit, 8) == 8
    assert codigo(sys.exit, 300) == 44
    assert codigo(sys.exit, -1) == 255
    assert codigo(fallar) == 1
    # ANCHOR_END: codigos

    # ANCHOR: senales
    dormido = multiprocessing.Process(target=time.sleep, args=(60,))
    dormido.start()
    dormido.terminate()
    dormido.join()
    assert dormido.exitcode == -15
    dormido = multiprocessing.Process(target=time.sleep, args=(60,))
    dormido.start()
    dormido.kill()
    dormido.join()
    assert dormido.exitcode == -9
    print("después de terminate, -15; después de kill, -9")
    # ANCHOR_END: senales
