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
s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
for _ in range(int(sys.argv[2])):
    c, _ = s.accept()
    if os.fork() == 0:
        s.close()
        c.settimeout(0.3)
        try:
            while b := c.recv(4096):
                c.sendall(b)
        except TimeoutError:
            pass
        os._exit(0)
    c.close()

try:
    while True:
        os.wait()
except ChildProcessError:
    pass
