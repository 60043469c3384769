"""Seis write y ocho guiones: el búfer también se copia en fork."""
import os


# ANCHOR: guiones
def guiones(escritura, vaciar):
    salida = os.fdopen(escritura, "w", closefd=False)
    for i in range(2):
        os.fork()
        salida.write("-")
        if vaciar:
            salida.flush()
    salida.flush()
# ANCHOR_END: guiones


def contar(vaciar):
    raiz = os.getpid()
    lectura, escritura = os.pipe()
    guiones(escritura, vaciar)
    os.close(escritura)
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    if os.getpid() != raiz:
        os._exit(0)
    with os.fdopen(lectura, "rb") as entrada:
        return len(entrada.read())


print("✔ guiones, si quedan en el búfer:", contar(False), flush=True)
print("✔ guiones, si se vacía tras cada uno:", contar(True), flush=True)
