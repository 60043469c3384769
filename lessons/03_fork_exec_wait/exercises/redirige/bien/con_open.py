import os
import sys

fichero, orden = sys.argv[1], sys.argv[2:]

pid = os.fork()
if pid == 0:
    with open(fichero, "w") as salida:
        os.dup2(salida.fileno(), sys.stdout.fileno())
    os.execvp(orden[0], orden)

os.waitpid(pid, 0)
print("hecho")
