# Lo rechaza: eco
import socket
import sys


def manejar_cliente(cliente):
    while texto := cliente.recv(4096).decode(errors="ignore"):
        cliente.sendall(texto.encode())


if __name__ == "__main__":
    puerto, n = int(sys.argv[1]), int(sys.argv[2])
    escucha = socket.create_server(("127.0.0.1", puerto))
    for _ in range(n):
        cliente, _ = escucha.accept()
        manejar_cliente(cliente)
        cliente.close()
    escucha.close()
