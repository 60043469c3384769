# Lo rechaza: hijos
import os
import signal
import sys
import time

n = int(sys.argv[1])
hijos = []


def termina(senal, marco):
    for hijo in hijos:
        os.kill(hijo, signal.SIGTERM)
    for hijo in hijos:
        os.waitpid(hijo, 0)
    print("fin", flush=True)
    sys.exit(0)


for i in range(n):
    pid = os.fork()
    if pid == 0:
        time.sleep(1)
        os._exit(0)
    hijos.append(pid)
signal.signal(signal.SIGTERM, termina)
print("listo", flush=True)
while True:
    signal.pause()
