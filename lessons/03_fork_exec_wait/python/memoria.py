"""Tras fork hay dos copias de cada variable."""
import os

numero = 5
hijo = os.fork()
if hijo == 0:
    numero += 1
    print("en el hijo, numero vale", numero, flush=True)
    os._exit(numero)
pid, estado = os.waitpid(hijo, 0)
codigo = os.waitstatus_to_exitcode(estado)
print("✔ el hijo sale con su numero:", codigo)
print("✔ numero en el padre:", numero)
assert (numero, codigo) == (5, 6)
