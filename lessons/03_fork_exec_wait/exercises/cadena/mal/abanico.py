# Lo rechaza: cadena
import os
import sys

n = int(sys.argv[1])
primero = os.getpid()
for i in range(n):
    if os.fork() == 0:
        break
if os.getpid() == primero:
    for i in range(n):
        os.wait()
    print("fin")
