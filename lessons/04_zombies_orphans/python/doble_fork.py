"""El doble fork: tener un nieto, para no tener que esperarlo."""
import os
import select
import time

leer, escribir = os.pipe()
hijo = os.fork()
if hijo == 0:
    nieto = os.fork()
    if nieto == 0:
        print("trabajo en segundo plano", flush=True)
        time.sleep(0.2)
        os._exit(0)
    print("ya hay quien trabaje: no lo espero y termino", flush=True)
    os.write(escribir, str(nieto).encode())
    os._exit(0)

_, estado = os.waitpid(hijo, 0)
codigo = os.waitstatus_to_exitcode(estado)
print("el hijo termina enseguida:", codigo, flush=True)
assert codigo == 0
try:
    os.wait()
except ChildProcessError as error:
    respuesta = type(error).__name__
    print("a mí no me queda nadie, y wait responde:", respuesta, flush=True)

# Al nieto no se le puede esperar con wait, pero sí mirar cuándo termina.
nieto = int(os.read(leer, 20))
try:
    select.select([os.pidfd_open(nieto)], [], [], 10)
except ProcessLookupError:
    pass  # ya ha terminado, y lo ha recogido quien lo adoptó
