import socket
import sys


class Servidor:
    def __init__(self, puerto):
        self.escucha = socket.create_server(("127.0.0.1", puerto), backlog=10)

    def atiende(self):
        cliente, _ = self.escucha.accept()
        with cliente, cliente.makefile("rwb", buffering=0) as flujo:
            while trozo := flujo.read(2000):
                resto = memoryview(trozo)
                while resto:
                    resto = resto[flujo.write(resto):]


servidor = Servidor(int(sys.argv[1]))
for _ in range(int(sys.argv[2])):
    servidor.atiende()
