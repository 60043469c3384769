# Lo rechaza: familia
import os
import sys
import time


def trabajo(i):
    time.sleep(0.5)
    print(f"trabajo {i}", flush=True)


n = int(sys.argv[1])
for i in range(min(n, 3)):
    hijo = os.fork()
    if hijo == 0:
        if os.fork() != 0:
            os._exit(0)
        trabajo(i)
    else:
        os.waitpid(hijo, 0)
print("sigo", flush=True)
