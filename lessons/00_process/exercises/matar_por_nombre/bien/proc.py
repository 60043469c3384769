import os
import signal
import sys

nombre = sys.argv[1]
matados = 0
for entrada in os.listdir("/proc"):
    if not entrada.isdigit() or int(entrada) == os.getpid():
        continue
    try:
        with open(f"/proc/{entrada}/comm") as fichero:
            suyo = fichero.read().rstrip("\n")
        if suyo == nombre:
            os.kill(int(entrada), signal.SIGKILL)
            matados += 1
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        pass
print(matados)
