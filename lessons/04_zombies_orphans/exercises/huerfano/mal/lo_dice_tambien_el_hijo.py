# Lo rechaza: una_linea
import os
import sys
import time

ms = int(sys.argv[1])
hijo = os.fork()
if hijo == 0:
    padre = os.getpid()
    if os.fork() == 0:
        while os.getppid() == padre:
            time.sleep(0.01)
        print(os.getppid(), flush=True)
        os._exit(0)
    print(os.getppid(), flush=True)
    time.sleep(ms / 1000)
    os._exit(0)
os.waitpid(hijo, 0)
