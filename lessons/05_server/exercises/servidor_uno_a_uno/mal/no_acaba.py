# Lo rechaza: acaba
import socket
import sys


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


if __name__ == "__main__":
    puerto = int(sys.argv[1])
    escucha = socket.create_server(("127.0.0.1", puerto))
    while True:
        cliente, _ = escucha.accept()
        manejar_cliente(cliente)
        cliente.close()
    escucha.close()
