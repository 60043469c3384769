# Lo rechaza: listo
import os
import signal
import sys
import time

n = int(sys.argv[1])
hijos = []

for i in range(n):
    pid = os.fork()
    if pid == 0:
        while True:
            time.sleep(1)
    hijos.append(pid)
print("listo", flush=True)
for hijo in hijos:
    os.kill(hijo, signal.SIGTERM)
    os.waitpid(hijo, 0)
print("fin", flush=True)
