# Lo rechaza: recogidos
import os
import sys

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}", flush=True)
        os._exit(i)
suma = 0
if n > 0:
    pid, estado = os.wait()
    suma += os.waitstatus_to_exitcode(estado)
print(suma)
