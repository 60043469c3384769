# Lo rechaza: eco
import os
import socket
import sys


def manejar_cliente(cliente):
    with cliente, cliente.makefile("rwb") as flujo:
        for linea in flujo:
            flujo.write(linea)


if __name__ == "__main__":
    n = int(sys.argv[1])
    escucha = socket.create_server(("127.0.0.1", 0))
    print(escucha.getsockname()[1])
    for _ in range(n):
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()
    for _ in range(n):
        os.wait()
