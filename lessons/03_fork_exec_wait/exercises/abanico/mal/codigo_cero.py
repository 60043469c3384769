# Lo rechaza: codigos
import os
import sys

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}", flush=True)
        os._exit(0)
for i in range(n):
    os.wait()
print(sum(range(n)))
