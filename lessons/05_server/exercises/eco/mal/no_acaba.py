# Lo rechaza: acaba
import os
import socket


def manejar_cliente(cliente):
    with cliente, cliente.makefile("rb") as entrada:
        for linea in entrada:
            cliente.sendall(linea)


if __name__ == "__main__":
    escucha = socket.create_server(("127.0.0.1", 0))
    print(escucha.getsockname()[1])
    while True:
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()
