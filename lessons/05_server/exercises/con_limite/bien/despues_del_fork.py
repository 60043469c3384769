import os
import socket
import sys


def espera_uno():
    os.waitpid(-1, 0)
    return 1


def servir(escucha, k, n):
    libres = k
    for _ in range(n):
        cliente, _ = escucha.accept()
        pid = os.fork()
        if pid == 0:
            escucha.close()
            with cliente:
                datos = cliente.recv(512)
                while datos:
                    cliente.sendall(datos)
                    datos = cliente.recv(512)
            sys.exit()
        cliente.close()
        libres -= 1
        if libres == 0:
            libres += espera_uno()
    while libres < k:
        libres += espera_uno()


with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as escucha:
    servir(escucha, int(sys.argv[2]), int(sys.argv[3]))
