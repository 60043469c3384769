# Lo rechaza: cuantos
import os
import sys

for pid in filter(str.isdigit, os.listdir("/proc")):
    try:
        with open(f"/proc/{pid}/comm") as fichero:
            nombre = fichero.read().strip()
    except OSError:
        continue
    if nombre == sys.argv[1] and int(pid) != os.getpid():
        os.kill(int(pid), 9)
        print(pid)
