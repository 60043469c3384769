import os
import sys

fichero, orden = sys.argv[1], sys.argv[2:]

pid = os.fork()
if pid == 0:
    os.close(1)
    fd = os.open(fichero, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    assert fd == 1  # se da el menor que esté libre
    os.set_inheritable(fd, True)
    os.execvp(orden[0], orden)

os.waitpid(pid, 0)
print("hecho")
