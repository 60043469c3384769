# Lo rechaza: salida
import os
import sys

fichero, orden = sys.argv[1], sys.argv[2:]

pid = os.fork()
if pid == 0:
    sys.stdout = open(fichero, "w")
    os.execvp(orden[0], orden)

os.waitpid(pid, 0)
print("hecho")
