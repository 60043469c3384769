import ctypes
import os
import sys
import time

ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
espera = int(sys.argv[1]) / 1000
hijo = os.fork()
if hijo == 0:
    padre = os.getpid()
    nieto = os.fork()
    if nieto == 0:
        while True:
            ahora = os.getppid()
            if ahora != padre:
                break
            time.sleep(0.005)
        sys.stdout.write("%d\n" % ahora)
        sys.stdout.flush()
        os._exit(0)
    time.sleep(espera)
    os._exit(0)
os.waitpid(hijo, 0)
os.wait()
