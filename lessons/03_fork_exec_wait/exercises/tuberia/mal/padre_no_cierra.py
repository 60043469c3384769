# Lo rechaza: cierra
import os
import sys

a, b = sys.argv[1].split(), sys.argv[2].split()
lectura, escritura = os.pipe()
if os.fork() == 0:
    os.dup2(escritura, 1)
    os.execvp(a[0], a)
if os.fork() == 0:
    os.dup2(lectura, 0)
    os.execvp(b[0], b)
os.wait()
os.wait()
print("fin")
