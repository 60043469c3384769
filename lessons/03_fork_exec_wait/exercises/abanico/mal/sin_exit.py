# Lo rechaza: hijos
import os
import sys

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        print(f"hijo {i}", flush=True)
suma = 0
try:
    while True:
        suma += os.waitstatus_to_exitcode(os.wait()[1])
except ChildProcessError:
    pass
print(suma)
