"""Tres hijos, que el padre recoge conforme terminan."""
import os
import time

for numero in range(1, 4):
    if os.fork() == 0:
        time.sleep(0.1 * (4 - numero))
        print(f"soy el hijo {numero}, PID {os.getpid()}", flush=True)
        os._exit(numero)

codigos = []
for _ in range(3):
    pid, estado = os.wait()
    codigo = os.waitstatus_to_exitcode(estado)
    print(f"ha terminado {pid}, con código {codigo}", flush=True)
    codigos.append(codigo)
assert sorted(codigos) == [1, 2, 3]
