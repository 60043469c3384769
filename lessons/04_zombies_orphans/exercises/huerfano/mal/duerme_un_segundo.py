# Lo rechaza: despues
import os
import sys
import time

ms = int(sys.argv[1])
hijo = os.fork()
if hijo == 0:
    if os.fork() == 0:
        time.sleep(1)
        print(os.getppid(), flush=True)
        os._exit(0)
    time.sleep(ms / 1000)
    os._exit(0)
os.waitpid(hijo, 0)
