import os
import shutil
import sys

ordenes = {}
for orden in sys.argv[1:]:
    palabras = orden.split()
    pid = os.fork()
    if pid == 0:
        if shutil.which(palabras[0]) is None:
            os.kill(os.getpid(), 9)
        os.execvp(palabras[0], palabras)
    ordenes[pid] = orden

fallos = 0
while True:
    try:
        pid, estado = os.wait()
    except ChildProcessError:
        break
    orden = ordenes[pid]
    if estado == 0:
        print(f"{orden}: bien")
        continue
    fallos += 1
    if shutil.which(orden.split()[0]) is None:
        print(f"{orden}: no existe")
    elif os.WIFEXITED(estado):
        print(f"{orden}: código {os.WEXITSTATUS(estado)}")
    else:
        print(f"{orden}: señal {os.WTERMSIG(estado)}")
print(f"fallos: {fallos}")
