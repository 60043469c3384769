# Lo rechaza: breves
import os
import sys
import time

n = int(sys.argv[1])
for i in range(n):
    if os.fork() == 0:
        time.sleep(1 + i * 0.2)
        os._exit(0)
quedan = n
while quedan:
    time.sleep(0.01)
    while quedan and os.waitpid(-1, os.WNOHANG)[0]:
        quedan -= 1
print(n)
