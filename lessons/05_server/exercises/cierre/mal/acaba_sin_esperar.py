# Lo rechaza: ultimos
import os
import signal
import socket
import sys


def parar(senal, marco):
    print("fin")
    sys.exit(0)


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


def servir(escucha):
    while True:
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, parar)
    escucha = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    servir(escucha)
