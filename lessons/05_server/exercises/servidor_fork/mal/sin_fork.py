# Lo rechaza: a_la_vez
import os
import signal
import socket
import sys


def atiende(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


def recoge(senal, marco):
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass


def espera_a_todos():
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass


puerto, n = int(sys.argv[1]), int(sys.argv[2])
escucha = socket.create_server(("127.0.0.1", puerto))
for _ in range(n):
    cliente, _ = escucha.accept()
    atiende(cliente)
    cliente.close()
