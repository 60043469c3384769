# Lo rechaza: eco
import os
import socket
import sys


def manejar_cliente(cliente):
    # Al escribir en él, un fichero de texto olvida lo que tenía leído de más.
    with cliente, cliente.makefile("rw") as flujo:
        for linea in flujo:
            flujo.write(linea)
            flujo.flush()


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
