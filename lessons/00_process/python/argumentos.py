# ANCHOR: entero
"""target es la función sin llamar; args, una tupla; kwargs, un diccionario."""
import multiprocessing
import os
import sys


def saludar(nombre, veces=1):
    quien = "padre" if os.getpid() == padre else "hijo"
    print(f"{quien}: {'hola, ' * veces}{nombre}", flush=True)


def contar(*recibidos):
    print("argumentos:", recibidos, flush=True)
    sys.exit(len(recibidos))


def ejecutar(proceso):
    proceso.start()
    proceso.join()
    return proceso.exitcode


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")  # el hijo ve la variable padre
    Process = multiprocessing.Process
    padre = os.getpid()

    # ANCHOR: bien
    ejecutar(Process(target=saludar, args=("Ana",)))
    ejecutar(Process(target=saludar, args=("Ana",), kwargs={"veces": 3}))
    # ANCHOR_END: bien

    # ANCHOR: llamada
    # Con paréntesis la llama el padre, y el hijo recibe None.
    codigo = ejecutar(Process(target=saludar("Eva", 2)))
    print("el hijo no ha hecho nada, y acaba con", codigo)
    assert codigo == 0
    # ANCHOR_END: llamada

    # ANCHOR: coma
    # Sin la coma no hay tupla: un texto se reparte letra a letra.
    assert ejecutar(Process(target=contar, args=("Ana",))) == 1
    assert ejecutar(Process(target=contar, args=("Ana"))) == 3
    try:
        Process(target=contar, args=(7))
    except TypeError as error:
        print("args=(7):", error)
    # ANCHOR_END: coma
# ANCHOR_END: entero
