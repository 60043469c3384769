"""Qué descriptores siguen abiertos después de exec."""
import os


def abierto_tras_exec(descriptor):
    hijo = os.fork()
    if hijo == 0:
        ruta = f"/proc/self/fd/{descriptor}"
        try:
            os.execlp("test", "test", "-e", ruta)
        finally:
            os._exit(127)
    pid, estado = os.waitpid(hijo, 0)
    codigo = os.waitstatus_to_exitcode(estado)
    assert codigo in (0, 1), f"test ha acabado así: {codigo}"
    return codigo == 0


descriptor = os.memfd_create("notas")  # Python le pone la marca
abierto = abierto_tras_exec(descriptor)
assert not abierto
print("✔ con close-on-exec, sigue abierto tras exec:", abierto)
os.set_inheritable(descriptor, True)  # y así se le quita
abierto = abierto_tras_exec(descriptor)
assert abierto
print("✔ sin close-on-exec, sigue abierto tras exec:", abierto)
