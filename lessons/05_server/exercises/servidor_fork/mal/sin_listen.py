# Lo rechaza: acaba_bien
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
s = socket.socket()
s.bind(("127.0.0.1", int(sys.argv[1])))
for i in range(int(sys.argv[2])):
    c, quien = s.accept()
    if os.fork() == 0:
        s.close()
        while b := c.recv(4096):
            c.sendall(b)
        os._exit(0)
    c.close()

try:
    while True:
        os.wait()
except ChildProcessError:
    pass
