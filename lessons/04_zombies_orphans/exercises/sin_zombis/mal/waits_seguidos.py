# Lo rechaza: trabaja
import os
import sys
import time

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.1 + 0.05 * (i % 5))
        os._exit(0)
for _ in range(n):
    os.wait()
    sum(range(1000))
print(n)
