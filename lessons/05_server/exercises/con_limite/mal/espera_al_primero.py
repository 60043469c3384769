# Lo rechaza: sitio
import os
import socket
import sys


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


if __name__ == "__main__":
    puerto, k, n = [int(argumento) for argumento in sys.argv[1:]]
    escucha = socket.create_server(("127.0.0.1", puerto))
    hijos = []
    for _ in range(n):
        if len(hijos) == k:
            os.waitpid(hijos.pop(0), 0)
        cliente, _ = escucha.accept()
        hijo = os.fork()
        if hijo == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()
        hijos.append(hijo)
    for hijo in hijos:
        os.waitpid(hijo, 0)
