import os
import sys

fichero, orden = sys.argv[1], sys.argv[2:]

pid = os.fork()
if pid == 0:
    # HUECO
    fd = os.open(fichero, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(fd, 1)
    # INICIO: # Antes de exec: ¿qué ha de ser el descriptor 1?
    # FIN
    os.execvp(orden[0], orden)

os.waitpid(pid, 0)
print("hecho")
