import socketserver
import sys


class Eco(socketserver.BaseRequestHandler):
    def handle(self):
        datos = self.request.recv(1024)
        while datos != b"":
            self.request.sendall(datos)
            datos = self.request.recv(1024)


with socketserver.TCPServer(("127.0.0.1", int(sys.argv[1])), Eco) as servidor:
    for _ in range(int(sys.argv[2])):
        servidor.handle_request()
