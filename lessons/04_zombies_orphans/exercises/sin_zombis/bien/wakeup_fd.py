import os
import select
import signal
import socket
import sys
import time

n = int(sys.argv[1])
a, b = socket.socketpair()
a.setblocking(False)
b.setblocking(False)
signal.set_wakeup_fd(b.fileno())
signal.signal(signal.SIGCHLD, lambda *_: None)
for i in range(n):
    if os.fork() == 0:
        time.sleep(0.1 + i * 0.3 / n)
        os._exit(0)
quedan = n
trozos = 0
while quedan:
    listos, _, _ = select.select([a], [], [], 0.03)
    trozos += sum(range(10000)) > 0
    if listos:
        a.recv(100)
    try:
        while quedan and os.waitpid(-1, os.WNOHANG)[0]:
            quedan -= 1
    except ChildProcessError:
        pass
print(n)
