import os
import sys

n = int(sys.argv[1])

for i in range(n):
    pid = os.fork()
    if pid == 0:
        # HUECO
        print(f"hijo {i}", flush=True)
        os._exit(i)
        # INICIO: # Esto lo hace el hijo i. ¿Y después?
        # INICIO: print(f"hijo {i}", flush=True)
        # INICIO: break
        # FIN

suma = 0
# HUECO
for i in range(n):
    pid, estado = os.wait()
    suma += os.waitstatus_to_exitcode(estado)
# INICIO: # Espera aquí a todos y suma sus códigos.
# FIN
print(suma)
