"""Un programa es un fichero; un proceso, una ejecución suya."""
import os
import subprocess

procesos = []
for _ in range(3):
    # cat espera a que le llegue algo por su entrada: así da tiempo a mirarlo.
    proceso = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
    procesos.append(proceso)

pids = {proceso.pid for proceso in procesos}
entradas = {os.readlink(f"/proc/{pid}/fd/0") for pid in pids}
print("procesos:", len(pids))
print("entradas distintas:", len(entradas))
assert len(pids) == len(entradas) == 3

for proceso in procesos:
    # Al cerrarle la entrada, cat lee el final del fichero y termina.
    proceso.stdin.close()
    print("cat ha terminado con", proceso.wait())
