import os
import signal
import sys
import time

n = int(sys.argv[1])
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.05 + 0.05 * i)
        os._exit(0)
while True:
    suma = sum(range(5000))
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        break
    time.sleep(0.01)
print(n)
