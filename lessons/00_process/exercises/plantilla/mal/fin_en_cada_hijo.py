# Lo rechaza: fin_del_padre
import os
import sys

n = int(sys.argv[1])
hijos = []
for i in range(n):
    pid = os.fork()
    if pid == 0:
        print(f"trabajo {i}")
        break
    hijos.append(pid)
else:
    for hijo in hijos:
        os.waitpid(hijo, 0)
print("fin")
