# Lo rechaza: turnos
import os
import signal
import sys
import time

n = int(sys.argv[1])
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
hijo = os.fork()
if hijo == 0:
    for i in range(n):
        signal.sigtimedwait([signal.SIGUSR1], 0.2)
        print(f"hijo {i}", flush=True)
        os.kill(os.getppid(), signal.SIGUSR1)
    os._exit(0)
for i in range(n):
    print(f"padre {i}", flush=True)
    os.kill(hijo, signal.SIGUSR1)
os.waitpid(hijo, 0)
