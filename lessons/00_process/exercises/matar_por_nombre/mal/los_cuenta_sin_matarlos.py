# Lo rechaza: ninguno_vivo
import os
import sys

cuantos = 0
for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        with open(f"/proc/{pid}/comm") as fichero:
            nombre = fichero.read().strip()
    except OSError:
        continue
    if nombre == sys.argv[1] and int(pid) != os.getpid():
        os.kill(int(pid), 0)
        cuantos += 1
print(cuantos)
