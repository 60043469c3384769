import os
import sys
import time


def nieto(padre):
    # HUECO
    while os.getppid() == padre:
        time.sleep(0.01)
    print(os.getppid(), flush=True)
    os._exit(0)
    # INICIO: # ¿Cuándo es huérfano?
    # INICIO: print(os.getppid(), flush=True)
    # INICIO: os._exit(0)
    # FIN


def hijo(ms):
    yo = os.getpid()
    if os.fork() == 0:
        nieto(yo)
    time.sleep(ms / 1000)
    os._exit(0)


ms = int(sys.argv[1])
pid = os.fork()
if pid == 0:
    hijo(ms)
os.waitpid(pid, 0)
