"""wait recoge a cualquier hijo que haya terminado, y dice cómo ha acabado."""
import errno
import os

hijos = {}
for codigo in [1, 2, 3]:
    espera, puerta = os.pipe()
    hijo = os.fork()
    if hijo == 0:
        os.close(puerta)
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
