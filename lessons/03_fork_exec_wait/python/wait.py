"""wait espera a que termine cualquier hijo, dice cuál y cómo, y lo borra de la tabla."""
import errno
import os

# ANCHOR: tres
hijos = {}
for codigo in [1, 2, 3]:
    espera, puerta = os.pipe()
    hijo = os.fork()
    if hijo == 0:
        os.read(espera, 1)
        os._exit(codigo)
    hijos[codigo] = (hijo, puerta)

for codigo in [3, 1, 2]:
    hijo, puerta = hijos[codigo]
    os.write(puerta, b"x")
    pid, estado = os.wait()
    assert pid == hijo
    print("✔ wait:", os.waitstatus_to_exitcode(estado))

try:
    os.wait()
except ChildProcessError as error:
    print("✔ wait, sin hijos:", errno.errorcode[error.errno])
# ANCHOR_END: tres
