# Lo rechaza: eco
import socket
import sys


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


if __name__ == "__main__":
    puerto, n = int(sys.argv[1]), int(sys.argv[2])
    escucha = socket.create_server(("127.0.0.1", puerto))
    clientes = [escucha.accept()[0] for _ in range(n)]
    for cliente in clientes:
        manejar_cliente(cliente)
        cliente.close()
    escucha.close()
