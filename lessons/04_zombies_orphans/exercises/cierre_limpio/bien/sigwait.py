import os
import signal
import sys

n = int(sys.argv[1])
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
hijos = []
for i in range(n):
    pid = os.fork()
    if pid == 0:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
        while True:
            signal.pause()
    hijos.append(pid)
print("listo", flush=True)
signal.sigwait([signal.SIGTERM])
for hijo in hijos:
    os.kill(hijo, signal.SIGTERM)
for _ in hijos:
    os.wait()
print("fin")
