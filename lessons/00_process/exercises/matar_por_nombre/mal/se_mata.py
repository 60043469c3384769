# Lo rechaza: no_a_si_mismo
import os
import sys

matados = 0
for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        with open(f"/proc/{pid}/comm") as fichero:
            nombre = fichero.read().strip()
    except OSError:
        continue
    if nombre == sys.argv[1]:
        os.kill(int(pid), 9)
        matados += 1
print(matados)
