# Lo rechaza: no_se_pierde
import os
import signal
import sys
import time

n = int(sys.argv[1])
signal.signal(signal.SIGUSR1, lambda senal, marco: None)
espera = signal.pause
hijo = os.fork()
if hijo == 0:
    for i in range(n):
        espera()
        print(f"hijo {i}", flush=True)
        os.kill(os.getppid(), signal.SIGUSR1)
    os._exit(0)
for i in range(n):
    print(f"padre {i}", flush=True)
    os.kill(hijo, signal.SIGUSR1)
    espera()
os.waitpid(hijo, 0)
