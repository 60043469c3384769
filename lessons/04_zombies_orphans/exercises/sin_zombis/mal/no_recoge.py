# Lo rechaza: zombis
import os
import sys
import time

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.1 * (i % 5))
        os._exit(0)
time.sleep(1)
print(n)
