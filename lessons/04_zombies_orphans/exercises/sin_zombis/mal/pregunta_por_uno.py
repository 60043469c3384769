# Lo rechaza: zombis
import os
import sys
import time

n = int(sys.argv[1])
pids = []
for i in range(n):
    pid = os.fork()
    if pid == 0:
        time.sleep(0.45 - 0.4 * i / n)
        os._exit(0)
    pids.append(pid)
for pid in pids:
    while os.waitpid(pid, os.WNOHANG)[0] == 0:
        time.sleep(0.001)
print(n)
