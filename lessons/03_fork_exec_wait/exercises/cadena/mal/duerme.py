# Lo rechaza: espera
import os
import sys
import time

n = int(sys.argv[1])
for i in range(n):
    if os.fork() > 0:
        time.sleep(0.1 * (n - i))
        break
else:
    i = n
if i == 0:
    print("fin")
