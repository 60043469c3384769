"""Padre e hijo comparten por dónde van leyendo; y exec cierra los descriptores marcados."""
import os

# ANCHOR: posicion
fichero = os.memfd_create("notas")
os.write(fichero, b"abcdef")
os.lseek(fichero, 0, os.SEEK_SET)

print("✔ el padre lee:", os.read(fichero, 2).decode(), flush=True)
hijo = os.fork()
if hijo == 0:
    print("✔ del heredado, el hijo lee:", os.read(fichero, 2).decode(), flush=True)
    os._exit(0)
os.waitpid(hijo, 0)
print("✔ posición según /proc:", os.lseek(fichero, 0, os.SEEK_CUR), flush=True)
print("✔ el padre sigue leyendo:", os.read(fichero, 2).decode(), flush=True)
# ANCHOR_END: posicion


# ANCHOR: exec
def abierto_tras_exec(descriptor):
    hijo = os.fork()
    if hijo == 0:
        try:
            os.execlp("test", "test", "-e", f"/proc/self/fd/{descriptor}")
        finally:
            os._exit(127)
    pid, estado = os.waitpid(hijo, 0)
    codigo = os.waitstatus_to_exitcode(estado)
    assert codigo in (0, 1), f"test ha acabado así: {codigo}"
    return codigo == 0


print("✔ con close-on-exec, sigue abierto tras exec:", abierto_tras_exec(fichero), flush=True)
os.set_inheritable(fichero, True)
print("✔ sin close-on-exec, sigue abierto tras exec:", abierto_tras_exec(fichero), flush=True)
# ANCHOR_END: exec
