# Lo rechaza: cierra
import os
import signal
import socket
import sys


class HayQueParar(Exception):
    pass


def parar(senal, marco):
    raise HayQueParar


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


def servir(escucha):
    while True:
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, parar)
    escucha = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    try:
        servir(escucha)
    except HayQueParar:
        escucha.close()
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass  # ya no queda ninguno
    print("fin")
