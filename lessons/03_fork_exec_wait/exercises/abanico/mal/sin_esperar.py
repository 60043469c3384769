# Lo rechaza: recogidos
import os
import sys

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}", flush=True)
        os._exit(i)
print(sum(range(n)))
