# Lo rechaza: fin
import os
import sys

n = int(sys.argv[1])
nivel = 0
hijo = 0
for i in range(n):
    hijo = os.fork()
    if hijo > 0:
        break
    nivel += 1
if nivel == 0:
    print("fin", flush=True)
if hijo > 0:
    os.wait()
