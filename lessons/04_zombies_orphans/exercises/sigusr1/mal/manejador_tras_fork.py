# Lo rechaza: nadie_muere
import os
import signal
import sys
import time

n = int(sys.argv[1])
hijo = os.fork()
signal.signal(signal.SIGUSR1, lambda senal, marco: None)
if hijo == 0:
    for i in range(n):
        signal.pause()
        print(f"hijo {i}", flush=True)
        os.kill(os.getppid(), signal.SIGUSR1)
    os._exit(0)
for i in range(n):
    print(f"padre {i}", flush=True)
    os.kill(hijo, signal.SIGUSR1)
    signal.pause()
os.waitpid(hijo, 0)
