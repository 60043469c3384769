# Lo rechaza: fin o terminan
import os
import signal
import sys
import time

n = int(sys.argv[1])
hijos = []


def trabaja():
    while True:
        time.sleep(0.1)


def termina(senal, marco):
    for hijo in hijos:
        try:
            os.kill(hijo, signal.SIGTERM)
            os.waitpid(hijo, 0)
        except OSError:
            pass
    print("fin", flush=True)
    os._exit(0)


signal.signal(signal.SIGTERM, termina)
for i in range(n):
    pid = os.fork()
    if pid == 0:
        trabaja()
    hijos.append(pid)
print("listo", flush=True)
while True:
    signal.pause()
