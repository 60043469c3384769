# Lo rechaza: familia
import os
import sys
import time

ms = int(sys.argv[1])
padre = os.getpid()
if os.fork() == 0:
    while os.getppid() == padre:
        time.sleep(0.01)
    print(os.getppid(), flush=True)
    os._exit(0)
time.sleep(ms / 1000)
