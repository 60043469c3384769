# Lo rechaza: trabaja
import os
import signal
import sys
import time

n = int(sys.argv[1])
quedan = n


def recoge(*_):
    global quedan
    while quedan:
        pid, _e = os.waitpid(-1, os.WNOHANG)
        if not pid:
            break
        quedan -= 1


signal.signal(signal.SIGCHLD, recoge)
for i in range(n):
    if os.fork() == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        time.sleep(0.1 + 0.07 * i % 0.4)
        os._exit(0)
while quedan:
    signal.pause()
print(n)
