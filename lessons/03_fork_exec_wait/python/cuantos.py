"""¿Cuántos procesos salen de este código?"""
import os


# ANCHOR: casos
def tres():
    os.fork()
    os.fork()
    os.fork()


def abanico():
    for i in range(3):
        if os.fork() == 0:
            break


def cadena():
    for i in range(3):
        if os.fork() != 0:
            break
# ANCHOR_END: casos


# ANCHOR: logicos
def y():
    os.fork() and os.fork()


def o():
    os.fork() or os.fork()


def y_o():
    (os.fork() and os.fork()) or os.fork()
# ANCHOR_END: logicos


# ANCHOR: combinados
def abanico_y_dos():
    for i in range(2):
        if os.fork() == 0:
            break
    os.fork()
    os.fork()


def anidados():
    for i in range(2):
        for j in range(i + 1):
            os.fork()
# ANCHOR_END: combinados


# ANCHOR: contar
def contar(caso):
    raiz = os.getpid()
    caso()
    procesos = 1  # yo, y los que hayan salido de cada uno de mis hijos
    try:
        while True:
            pid, estado = os.wait()
            procesos += os.waitstatus_to_exitcode(estado)
    except ChildProcessError:
        pass  # ya no me quedan hijos
    if os.getpid() != raiz:
        os._exit(procesos)
    return procesos


for caso in [tres, abanico, cadena, y, o, y_o, abanico_y_dos, anidados]:
    print(f"✔ procesos de {caso.__name__}:", contar(caso), flush=True)
# ANCHOR_END: contar
