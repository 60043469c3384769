"""Quién habla primero no está decidido; con wait, sí."""
import os

POSIBLES = {"AB12", "A1B2", "A12B", "1AB2", "1A2B", "12AB"}


def los_dos_escriben(el_padre_espera):
    papel, pluma = os.pipe()
    hijo = os.fork()
    if hijo == 0:
        os.write(pluma, b"1")
        os.write(pluma, b"2")
        os._exit(0)
    if el_padre_espera:
        os.waitpid(hijo, 0)
    os.write(pluma, b"A")
    os.write(pluma, b"B")
    if not el_padre_espera:
        os.waitpid(hijo, 0)
    os.close(pluma)
    with os.fdopen(papel) as entrada:
        return entrada.read()


sin_wait = [los_dos_escriben(False) for vez in range(60)]
print("sin wait han salido:", set(sin_wait))
assert POSIBLES.issuperset(sin_wait)
print("✔ sin wait, todas son alguna de las seis posibles")

con_wait = [los_dos_escriben(True) for vez in range(60)]
print("✔ con wait:", {mezcla: con_wait.count(mezcla) for mezcla in con_wait})
assert set(con_wait) == {"12AB"}
