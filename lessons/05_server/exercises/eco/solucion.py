import os
import socket
import sys


def manejar_cliente(cliente):
    # HUECO
    with cliente, cliente.makefile("rb") as entrada:
        for linea in entrada:
            cliente.sendall(linea)
    # INICIO: # Devuélvele cada línea, hasta que cierre su lado.
    # INICIO: cliente.close()
    # FIN


if __name__ == "__main__":
    n = int(sys.argv[1])
    escucha = socket.create_server(("127.0.0.1", 0))
    print(escucha.getsockname()[1])
    for _ in range(n):
        cliente, _ = escucha.accept()
        # HUECO
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()
    for _ in range(n):
        os.wait()
        # INICIO: # Crea un hijo que lo atienda; y al final, espera a todos.
        # INICIO: manejar_cliente(cliente)
        # FIN
