# Lo rechaza: a_la_vez
import os
import sys

n = int(sys.argv[1])
suma = 0
for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}", flush=True)
        os._exit(i)
    pid, estado = os.wait()
    suma += os.waitstatus_to_exitcode(estado)
print(suma)
