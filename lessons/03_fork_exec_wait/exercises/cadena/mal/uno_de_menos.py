# Lo rechaza: cadena
import os
import sys

n = int(sys.argv[1])
primero = os.getpid()
for i in range(1, n):
    if os.fork() > 0:
        os.wait()
        break
if os.getpid() == primero:
    print("fin")
