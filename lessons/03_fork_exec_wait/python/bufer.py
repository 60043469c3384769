"""El texto que espera en el búfer cuando se llama a fork."""
import os
import sys


def veces(papel, padre, hijo):
    """Cuántas veces llega «hola» al papel, según cómo acabe cada uno."""
    lectura, escritura = papel
    experimento = os.fork()
    if experimento == 0:
        # Como la salida de cualquier programa: en un terminal se vacía
        # en cada fin de línea; en una tubería, no.
        sys.stdout = os.fdopen(escritura, "w")
        print("hola")
        if os.fork() == 0:
            hijo(0)
        os.wait()
        padre(0)
    os.close(escritura)
    os.waitpid(experimento, 0)
    try:
        return os.read(lectura, 100).count(b"hola")
    except OSError:  # así se acaba un terminal
        return 0


for caso, papel, padre, hijo, esperadas in [
    ("veces que sale hola en un terminal, con dos exit",
     os.openpty(), sys.exit, sys.exit, 1),
    ("y en una tubería", os.pipe(), sys.exit, sys.exit, 2),
    ("y si el hijo acaba con _exit", os.pipe(), sys.exit, os._exit, 1),
    ("y si acaban así los dos", os.pipe(), os._exit, os._exit, 0),
]:
    salidas = veces(papel, padre, hijo)
    assert salidas == esperadas, salidas
    print(f"✔ {caso}: {salidas}", flush=True)
