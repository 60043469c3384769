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


def termina(senal, marco):
    print("fin", flush=True)
    sys.exit(0)


for i in range(n):
    pid = os.fork()
    if pid == 0:
        trabaja()
    hijos.append(pid)
signal.signal(signal.SIGTERM, termina)
print("listo", flush=True)
while True:
    signal.pause()
