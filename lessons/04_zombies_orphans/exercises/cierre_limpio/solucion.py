import os
import signal
import sys
import time


def trabaja():
    while True:
        time.sleep(0.1)


n = int(sys.argv[1])
hijos = []


def termina(senal, marco):
    # HUECO
    for hijo in hijos:
        os.kill(hijo, signal.SIGTERM)
    for hijo in hijos:
        os.waitpid(hijo, 0)
    print("fin", flush=True)
    sys.exit(0)
    # INICIO: # ¿Y los hijos?
    # INICIO: print("fin", flush=True)
    # INICIO: sys.exit(0)
    # FIN


for i in range(n):
    pid = os.fork()
    if pid == 0:
        trabaja()
    hijos.append(pid)

# Después de fork: los hijos no han de heredar el manejador.
signal.signal(signal.SIGTERM, termina)
print("listo", flush=True)
while True:
    signal.pause()
