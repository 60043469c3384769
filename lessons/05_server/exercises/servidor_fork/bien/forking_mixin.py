import signal
import socketserver
import sys


class Eco(socketserver.BaseRequestHandler):
    def handle(self):
        self.server.socket.close()
        while datos := self.request.recv(4096):
            self.request.sendall(datos)


class Servidor(socketserver.ForkingMixIn, socketserver.TCPServer):
    request_queue_size = 20


with Servidor(("127.0.0.1", int(sys.argv[1])), Eco) as servidor:
    signal.signal(signal.SIGCHLD, lambda *_: servidor.collect_children())
    for _ in range(int(sys.argv[2])):
        servidor.handle_request()
