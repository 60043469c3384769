"""exec conserva los descriptores abiertos, menos los que llevan la marca close-on-exec."""
import os


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


descriptor = os.memfd_create("notas")
print("✔ con close-on-exec, sigue abierto tras exec:", abierto_tras_exec(descriptor), flush=True)
os.set_inheritable(descriptor, True)
print("✔ sin close-on-exec, sigue abierto tras exec:", abierto_tras_exec(descriptor), flush=True)
# ANCHOR_END: exec
