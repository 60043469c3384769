# Lo rechaza: puerto
import os
import socket
import sys


def manejar_cliente(cliente):
    with cliente, cliente.makefile("rb") as entrada:
        for linea in entrada:
            cliente.sendall(linea)


if __name__ == "__main__":
    n = int(sys.argv[1])
    puerto = 0
    escucha = socket.create_server(("127.0.0.1", puerto))
    print(puerto)
    for _ in range(n):
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()
    for _ in range(n):
        os.wait()
