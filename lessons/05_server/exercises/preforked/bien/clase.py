import os
import socket
import sys


class Obrero:
    def __init__(self, escucha):
        self.escucha = escucha
        self.pid = os.fork()

    def trabaja(self, clientes):
        while clientes:
            conexion = self.escucha.accept()[0]
            trozo = conexion.recv(100)
            while trozo:
                conexion.sendall(trozo)
                trozo = conexion.recv(100)
            conexion.shutdown(socket.SHUT_RDWR)
            conexion.close()
            clientes -= 1
        sys.exit(0)


puerto, k, m = map(int, sys.argv[1:])
with socket.socket() as escucha:
    escucha.bind(("127.0.0.1", puerto))
    escucha.listen(10)
    obreros = []
    for _ in range(k):
        obreros.append(Obrero(escucha))
        if obreros[-1].pid == 0:
            obreros[-1].trabaja(m)
for uno in obreros:
    os.waitpid(uno.pid, 0)
sys.stdout.write("fin\n")
