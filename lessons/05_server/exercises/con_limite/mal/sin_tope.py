# Lo rechaza: tope
import os
import socket
import sys


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


if __name__ == "__main__":
    puerto, k, n = [int(argumento) for argumento in sys.argv[1:]]
    escucha = socket.create_server(("127.0.0.1", puerto))
    vivos = 0
    for _ in range(n):
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()
        vivos += 1
    for _ in range(vivos):
        os.wait()
