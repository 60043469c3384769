# Lo rechaza: fin_tras_todos
import os
import sys
import time

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.2 + 0.05 * (i % 5))
        os._exit(0)
for _ in range(n):
    sum(range(1000))
    os.waitpid(-1, os.WNOHANG)
print(n)
