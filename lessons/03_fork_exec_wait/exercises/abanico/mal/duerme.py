# Lo rechaza: recogidos
import os
import sys

n = int(sys.argv[1])
import time

for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}", flush=True)
        os._exit(i)
time.sleep(0.2)
print(sum(range(n)))
