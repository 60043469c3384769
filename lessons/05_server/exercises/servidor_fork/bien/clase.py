import os
import select
import socket
import sys


class Servidor:
    def __init__(self, puerto):
        self.hijos = set()
        self.escucha = socket.socket()
        self.escucha.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.escucha.bind(("127.0.0.1", puerto))
        self.escucha.listen()

    def atender(self, conexion):
        with conexion:
            while True:
                recibido = conexion.recv(1024)
                if not recibido:
                    return
                conexion.sendall(recibido)

    def recoger(self):
        for hijo in list(self.hijos):
            if os.waitpid(hijo, os.WNOHANG)[0] != 0:
                self.hijos.remove(hijo)

    def servir(self, n):
        while n > 0:
            self.recoger()
            if not select.select([self.escucha], [], [], 0.02)[0]:
                continue
            conexion, _ = self.escucha.accept()
            hijo = os.fork()
            if hijo == 0:
                self.escucha.close()
                self.atender(conexion)
                os._exit(0)
            self.hijos.add(hijo)
            conexion.close()
            n -= 1
        for hijo in self.hijos:
            os.waitpid(hijo, 0)


Servidor(int(sys.argv[1])).servir(int(sys.argv[2]))
