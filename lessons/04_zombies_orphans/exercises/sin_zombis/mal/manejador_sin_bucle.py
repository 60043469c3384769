# Lo rechaza: zombis
import signal
import os
import sys
import time

n = int(sys.argv[1])
quedan = n


def recoge(senal, marco):
    global quedan
    os.waitpid(-1, os.WNOHANG)
    quedan -= 1


signal.signal(signal.SIGCHLD, recoge)
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.1 + 0.1 * (i % 5))
        os._exit(0)
while quedan > 0:
    sum(range(1000))
print(n)
