"""El cerrojo de los hilos no vale entre procesos: fork lo copia."""
import os
import threading

lock = threading.Lock()
lock.acquire()

hijo = os.fork()
if hijo == 0:
    # El hijo tiene su copia, que nació cerrada, y abre esa.
    lock.release()
    os._exit(0 if not lock.locked() else 1)

_, estado = os.waitpid(hijo, 0)
suyo_libre = os.waitstatus_to_exitcode(estado) == 0
print("en el hijo, tras release, libre:", suyo_libre)
print("en el padre, sigue cerrado:", lock.locked())
assert suyo_libre and lock.locked()
