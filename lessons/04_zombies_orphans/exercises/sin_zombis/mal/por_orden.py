# Lo rechaza: zombis
import os
import sys
import time

n = int(sys.argv[1])
hijos = []
for i in range(n):
    pid = os.fork()
    if pid == 0:
        time.sleep(0.5 - 0.1 * (i % 5))
        os._exit(0)
    hijos.append(pid)
for pid in hijos:
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        time.sleep(0.01)
print(n)
