import os
import signal
import sys
import time

n = int(sys.argv[1])
quedan = n


def cada_poco(*_):
    global quedan
    while quedan:
        pid, _e = os.waitpid(-1, os.WNOHANG)
        if not pid:
            break
        quedan -= 1


for i in range(n):
    if os.fork() == 0:
        time.sleep(0.05 + i * 0.04)
        os._exit(0)
signal.signal(signal.SIGALRM, cada_poco)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
x = 0
while quedan:
    x = (x * 31 + 7) % 1000003
signal.setitimer(signal.ITIMER_REAL, 0)
print(n)
