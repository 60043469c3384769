# Lo rechaza: huerfanos
import os
import sys
import time


def trabajo(i):
    time.sleep(0.5)
    print(f"trabajo {i}", flush=True)


n = int(sys.argv[1])
for i in range(n):
    hijo = os.fork()
    if hijo == 0:
        if os.fork() == 0:
            trabajo(i)
            os._exit(0)
        os.wait()
        os._exit(0)
    os.waitpid(hijo, 0)
print("sigo", flush=True)
