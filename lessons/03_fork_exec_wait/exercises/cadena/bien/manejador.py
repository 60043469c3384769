import os
import signal
import sys
import time

n = int(sys.argv[1])
acabo = False


def recoge(senal, marco):
    global acabo
    try:
        acabo = os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        pass


signal.signal(signal.SIGCHLD, recoge)
creados = 0
soy_padre = False
while creados < n and not soy_padre:
    if os.fork() > 0:
        soy_padre = True
    else:
        creados += 1
if soy_padre:
    while not acabo:
        time.sleep(0.01)
if creados == 0:
    print("fin")
