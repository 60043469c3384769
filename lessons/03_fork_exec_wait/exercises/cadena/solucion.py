import os
import sys

n = int(sys.argv[1])
primero = os.getpid()

for i in range(n):
    pid = os.fork()
    # HUECO
    if pid != 0:
        os.wait()
        break
    # INICIO: # ¿Quién sale del bucle, y qué hace antes?
    # INICIO: if pid == 0:
    # INICIO:     break
    # FIN

# HUECO
if os.getpid() == primero:
    print("fin")
# INICIO: print("fin")
# FIN
