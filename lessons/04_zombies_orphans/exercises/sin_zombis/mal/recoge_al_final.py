# Lo rechaza: zombis
import os
import sys
import time

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.1 * (i % 5))
        os._exit(0)
fin = time.time() + 1
while time.time() < fin:
    sum(range(1000))
for _ in range(n):
    os.wait()
print(n)
