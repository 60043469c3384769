# Lo rechaza: terminan
import os
import signal
import sys
import time

n = int(sys.argv[1])
hijos = []


def trabaja():
    while True:
        time.sleep(0.1)


signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
for i in range(n):
    pid = os.fork()
    if pid == 0:
        trabaja()
    hijos.append(pid)
print("listo", flush=True)
signal.sigwait([signal.SIGTERM])
for hijo in hijos:
    os.kill(hijo, signal.SIGTERM)
for hijo in hijos:
    os.waitpid(hijo, 0)
print("fin", flush=True)
