"""El doble fork: tener un nieto, para no tener que esperarlo."""
import os
import time

leer, escribir = os.pipe()
hijo = os.fork()
if hijo == 0:
    if os.fork() == 0:
        print("trabajo en segundo plano", flush=True)
        time.sleep(0.2)
        os._exit(0)
    print("ya hay quien trabaje: no lo espero y termino", flush=True)
    os._exit(0)

_, estado = os.waitpid(hijo, 0)
codigo = os.waitstatus_to_exitcode(estado)
print("el hijo termina enseguida:", codigo, flush=True)
assert codigo == 0
try:
    os.wait()
except ChildProcessError as error:
    respuesta = type(error).__name__
    print("a mí no me queda nadie, y wait responde:", respuesta)

# Nadie la usa para escribir: se lee el final cuando acaba el último que la
# tenía abierta, que es el nieto.
os.close(escribir)
os.read(leer, 1)
