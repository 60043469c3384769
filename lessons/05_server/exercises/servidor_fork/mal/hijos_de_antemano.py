# Lo rechaza: hijos
import os
import signal
import socket
import sys


def recoge(*_):
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


signal.signal(signal.SIGCHLD, recoge)
n = int(sys.argv[2])
s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
for _ in range(n):
    if os.fork() == 0:
        c, _ = s.accept()
        s.close()
        while b := c.recv(4096):
            c.sendall(b)
        os._exit(0)
s.close()

try:
    while True:
        os.wait()
except ChildProcessError:
    pass
