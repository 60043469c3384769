"""Muchos zombis llenan el cupo de procesos, y fork deja de funcionar."""
import errno
import os
import resource

import psutil

# A root no le afecta el límite: pasa a ser un usuario que no es de nadie.
uid = os.getuid() or 60_000 + os.getpid() % 5_000
mios = sum(
    proceso.info["num_threads"]  # también cuentan los hilos
    for proceso in psutil.process_iter(["uids", "num_threads"])
    if proceso.info["uids"].real == uid
)
os.setuid(uid)
_, maximo = resource.getrlimit(resource.RLIMIT_NPROC)
resource.setrlimit(resource.RLIMIT_NPROC, (mios + 20, maximo))

zombis = 0
try:
    while zombis < 1000:
        if os.fork() == 0:
            os._exit(0)
        zombis += 1
except BlockingIOError as error:
    print(f"zombis sin recoger: {zombis}; otro fork falla")
    print("el error es", errno.errorcode[error.errno])
assert zombis < 1000

for _ in range(zombis):
    os.wait()
try:
    os.wait()
except ChildProcessError as error:
    respuesta = type(error).__name__
    print("los recojo a todos, y otro wait responde:", respuesta)
