# Lo rechaza: salida
import os
import sys

fichero, orden = sys.argv[1], sys.argv[2:]

pid = os.fork()
if pid == 0:
    fd = os.open(fichero, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.execvp(orden[0], orden)

os.waitpid(pid, 0)
print("hecho")
