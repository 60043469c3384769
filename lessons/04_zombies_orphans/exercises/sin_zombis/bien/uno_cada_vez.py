import os
import random
import sys
import time

n = int(sys.argv[1])
pids = []
for i in range(n):
    pid = os.fork()
    if pid == 0:
        time.sleep(random.uniform(0.1, 0.5))
        sys.exit(0)
    pids.append(pid)
terminados = 0
while terminados < n:
    time.sleep(0.01)
    pid, _ = os.waitpid(-1, os.WNOHANG)
    if pid:
        terminados += 1
print(terminados)
