"""¿Cuántos procesos salen de este código? Cada uno escribe un byte en una tubería, y se cuentan."""
import os


def esperar_a_todos():
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass


def contar(codigo):
    raiz = os.getpid()
    lectura, escritura = os.pipe()
    codigo()
    os.write(escritura, b"x")
    if os.getpid() != raiz:
        esperar_a_todos()
        os._exit(0)
    os.close(escritura)
    esperar_a_todos()
    with os.fdopen(lectura, "rb") as entrada:
        return len(entrada.read())


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


def y():
    os.fork() and os.fork()


def o():
    os.fork() or os.fork()


def y_o():
    (os.fork() and os.fork()) or os.fork()
# ANCHOR_END: casos


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


for caso in [tres, abanico, cadena, y, o, y_o, abanico_y_dos, anidados]:
    print(f"✔ procesos de {caso.__name__}:", contar(caso), flush=True)
