import glob
import sys
from pathlib import Path


def hijos(pid):
    encontrados = []
    for fichero in glob.glob(f"/proc/{pid}/task/*/children"):
        encontrados += Path(fichero).read_text().split()
    return encontrados


pid = sys.argv[1]
if not Path("/proc", pid).is_dir():
    print("no existe")
    sys.exit()
print(len(hijos(pid)))
pendientes, cuantos = hijos(pid), 0
while pendientes:
    cuantos += 1
    pendientes += hijos(pendientes.pop())
print(cuantos)
