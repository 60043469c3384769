"""Tras fork hay dos copias de cada variable."""
import os

# ANCHOR: variable
numero = 5
hijo = os.fork()
if hijo == 0:
    numero += 1
    os._exit(numero)
pid, estado = os.waitpid(hijo, 0)
print("✔ el hijo sale con su numero:", os.waitstatus_to_exitcode(estado))
print("✔ numero en el padre:", numero)
# ANCHOR_END: variable
