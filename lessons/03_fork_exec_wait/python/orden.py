"""Quién habla primero no está decidido; con wait, sí."""
import os

VECES = 60
POSIBLES = {"AB12", "A1B2", "A12B", "1AB2", "1A2B", "12AB"}


# ANCHOR: escriben
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
# ANCHOR_END: escriben


if all(los_dos_escriben(False) in POSIBLES for vez in range(VECES)):
    print("✔ sin wait, todas son alguna de las seis posibles")
vistas = {}
for vez in range(VECES):
    mezcla = los_dos_escriben(True)
    vistas[mezcla] = vistas.get(mezcla, 0) + 1
print("✔ con wait:", vistas)
