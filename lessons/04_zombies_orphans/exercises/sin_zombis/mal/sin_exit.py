# Lo rechaza: hijos
import os
import sys
import time

n = int(sys.argv[1])
quedan = 0
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.1 * i)
    else:
        quedan += 1
while quedan:
    time.sleep(0.01)
    if os.waitpid(-1, os.WNOHANG)[0]:
        quedan -= 1
print(n)
