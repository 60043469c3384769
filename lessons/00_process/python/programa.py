"""Un programa es un fichero; un proceso, una ejecución suya."""
import os
import subprocess

# ANCHOR: arrancar
procesos = []
for _ in range(3):
    # cat espera a que le llegue algo por su entrada: así da tiempo a mirarlo.
    proceso = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
    procesos.append(proceso)
# ANCHOR_END: arrancar

# ANCHOR: mirar
entradas = set()
ficheros = set()
for proceso in procesos:
    carpeta = f"/proc/{proceso.pid}"
    entrada = os.readlink(f"{carpeta}/fd/0")
    print(f"PID {proceso.pid}, PPID {os.getpid()}, entrada {entrada}")
    entradas.add(entrada)
    ficheros.add(os.readlink(f"{carpeta}/exe"))
print("entradas distintas:", len(entradas))
print("ficheros de programa distintos:", len(ficheros))
# ANCHOR_END: mirar
assert len(entradas) == 3 and len(ficheros) == 1

for proceso in procesos:
    # Al cerrarle la entrada, cat lee el final del fichero y termina.
    proceso.stdin.close()
    print("ha terminado con", proceso.wait())
