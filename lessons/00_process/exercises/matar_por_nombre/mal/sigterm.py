# Lo rechaza: tambien_el_terco
import os
import signal
import sys

matados = 0
for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        with open(f"/proc/{pid}/comm") as fichero:
            nombre = fichero.read().strip()
    except OSError:
        continue
    if nombre == sys.argv[1] and int(pid) != os.getpid():
        os.kill(int(pid), signal.SIGTERM)
        matados += 1
print(matados)
