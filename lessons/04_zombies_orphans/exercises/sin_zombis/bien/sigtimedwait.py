import os
import random
import signal
import sys
import time


def trabaja():
    return sum((i * i for i in range(20000)))


n = int(sys.argv[1])
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.05 + 0.4 * i / max(n, 1))
        os._exit(0)
quedan = n
while quedan:
    trabaja()
    if signal.sigtimedwait([signal.SIGCHLD], 0) is None:
        continue
    while quedan:
        pid, _ = os.waitpid(-1, os.WNOHANG)
        if not pid:
            break
        quedan -= 1
print(n)
