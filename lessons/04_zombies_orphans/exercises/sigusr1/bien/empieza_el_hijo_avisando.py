import os
import signal
import sys

SENALES = {signal.SIGUSR1}
n = int(sys.argv[1])
signal.pthread_sigmask(signal.SIG_BLOCK, SENALES)
padre = os.getpid()
hijo = os.fork()
if hijo == 0:
    os.kill(padre, signal.SIGUSR1)
    for i in range(n):
        signal.sigwait(SENALES)
        os.write(1, b"hijo %d\n" % i)
        os.kill(padre, signal.SIGUSR1)
    os._exit(0)
for i in range(n):
    signal.sigwait(SENALES)
    os.write(1, b"padre %d\n" % i)
    os.kill(hijo, signal.SIGUSR1)
os.wait()
