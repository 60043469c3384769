"""Lo que espera en el búfer cuando se llama a fork está en los dos procesos."""
import os
import sys


# ANCHOR: veces
def veces(lectura, escritura, padre, hijo):
    experimento = os.fork()
    if experimento == 0:
        # Como el stdout de cualquier programa: en un terminal se vacía en cada línea; en una tubería, no.
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
# ANCHOR_END: veces


print("✔ veces que sale hola en un terminal, con dos exit:", veces(*os.openpty(), sys.exit, sys.exit), flush=True)
print("✔ y en una tubería:", veces(*os.pipe(), sys.exit, sys.exit), flush=True)
print("✔ y si el hijo acaba con _exit:", veces(*os.pipe(), sys.exit, os._exit), flush=True)
print("✔ y si acaban así los dos:", veces(*os.pipe(), os._exit, os._exit), flush=True)
