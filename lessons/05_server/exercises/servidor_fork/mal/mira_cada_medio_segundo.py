# Lo rechaza: zombis
import os
import socket
import sys

n = int(sys.argv[2])
s = socket.create_server(("127.0.0.1", int(sys.argv[1])))
s.settimeout(0.5)
while n:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass
    try:
        c, _ = s.accept()
    except TimeoutError:
        continue
    c.settimeout(None)
    n -= 1
    if os.fork() == 0:
        s.close()
        while (b := c.recv(4096)):
            c.sendall(b)
        os._exit(0)
    c.close()
s.close()
try:
    while True:
        os.wait()
except ChildProcessError:
    pass
