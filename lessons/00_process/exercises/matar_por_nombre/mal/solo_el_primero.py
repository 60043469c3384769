# Lo rechaza: ninguno_vivo
import os
import sys


def matar(nombre):
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/comm") as fichero:
                suyo = fichero.read().strip()
        except OSError:
            continue
        if suyo == nombre and int(pid) != os.getpid():
            os.kill(int(pid), 9)
            return 1
    return 0


print(matar(sys.argv[1]))
