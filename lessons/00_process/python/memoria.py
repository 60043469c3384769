"""Cada proceso tiene su propia memoria."""
import multiprocessing
import sys

numero = 5


def sumar():
    global numero
    numero += 1
    print("en el hijo, numero vale", numero)
    sys.exit(numero)


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=sumar)
    hijo.start()
    hijo.join()
    # El código de salida es una de las pocas cosas que le llegan al padre.
    print("el hijo devuelve", hijo.exitcode)
    print("en el padre, numero vale", numero)
    assert hijo.exitcode == 6 and numero == 5
