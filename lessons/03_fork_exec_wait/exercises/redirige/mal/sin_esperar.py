# Lo rechaza: espera
import os
import sys

fichero, orden = sys.argv[1], sys.argv[2:]

pid = os.fork()
if pid == 0:
    fd = os.open(fichero, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(fd, 1)
    os.execvp(orden[0], orden)

print("hecho")
