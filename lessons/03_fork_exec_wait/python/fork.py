"""fork se llama una vez y vuelve dos."""
import os

# ANCHOR: fork
antes = os.getpid()
devuelto = os.fork()
if devuelto == 0:
    soy_otro = os.getpid() != antes and os.getppid() == antes
    os._exit(0 if soy_otro else 1)
else:
    pid, estado = os.waitpid(devuelto, 0)
    print("✔ el hijo ha terminado:", os.waitstatus_to_exitcode(estado))
    print("✔ sigo siendo el de antes:", os.getpid() == antes)
# ANCHOR_END: fork
