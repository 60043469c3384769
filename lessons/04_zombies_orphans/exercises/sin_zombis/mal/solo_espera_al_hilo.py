# Lo rechaza: trabaja
import os
import sys
import threading
import time

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.1 + 0.05 * i)
        os._exit(0)


def recoge():
    for _ in range(n):
        os.wait()


h = threading.Thread(target=recoge)
h.start()
h.join()
print(n)
