import os
import sys

n = int(sys.argv[1])
nivel = 0
hijo = 0
while nivel < n:
    hijo = os.fork()
    if hijo > 0:
        break
    nivel += 1
print("proceso", nivel, os.getpid(), "de", os.getppid(), flush=True)
if hijo > 0:
    os.waitpid(hijo, 0)
if nivel == 0:
    print("fin")
