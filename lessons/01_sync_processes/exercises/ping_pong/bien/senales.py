import os
import signal
import sys

n = int(sys.argv[1])
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
hijo = os.fork()
otro = hijo or os.getppid()
for _ in range(n):
    if hijo:
        print("ping")
        os.kill(otro, signal.SIGUSR1)
        signal.sigwait({signal.SIGUSR1})
    else:
        signal.sigwait({signal.SIGUSR1})
        print("pong")
        os.kill(otro, signal.SIGUSR1)
if hijo:
    os.wait()
