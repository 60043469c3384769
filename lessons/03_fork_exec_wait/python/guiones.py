"""fork y un guion, dos veces: cuántos guiones salen."""
import os


def bucle(salida, vaciar):
    for i in range(2):
        os.fork()
        salida.write("-")
        if vaciar:
            salida.flush()
    salida.flush()


def guiones(vaciar):
    raiz = os.getpid()
    lectura, escritura = os.pipe()
    bucle(os.fdopen(escritura, "w"), vaciar)
    try:
        while True:
            os.wait()
    except ChildProcessError:  # ya no quedan hijos
        pass
    if os.getpid() != raiz:
        os._exit(0)
    return len(os.read(lectura, 100))


salen = guiones(vaciar=False)
assert salen == 8, salen
print("✔ guiones, si quedan en el búfer:", salen, flush=True)
salen = guiones(vaciar=True)
assert salen == 6, salen
print("✔ guiones, si se vacía tras cada uno:", salen, flush=True)
