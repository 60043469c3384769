import os
import sys

a, b = sys.argv[1].split(), sys.argv[2].split()
lectura, escritura = os.pipe()
if os.fork() == 0:
    os.dup2(escritura, sys.stdout.fileno())
    os.close(lectura)
    os.execvp(a[0], a)
os.close(escritura)
if os.fork() == 0:
    os.dup2(lectura, sys.stdin.fileno())
    os.execvp(b[0], b)
os.close(lectura)
try:
    while True:
        os.wait()
except ChildProcessError:
    print("fin")
