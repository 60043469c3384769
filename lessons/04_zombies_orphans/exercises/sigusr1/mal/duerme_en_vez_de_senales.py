# Lo rechaza: senales
import os
import signal
import sys
import time

n = int(sys.argv[1])
hijo = os.fork()
if hijo == 0:
    for i in range(n):
        time.sleep(0.02 if i else 0.01)
        print(f"hijo {i}", flush=True)
    os._exit(0)
for i in range(n):
    print(f"padre {i}", flush=True)
    time.sleep(0.02)
os.waitpid(hijo, 0)
