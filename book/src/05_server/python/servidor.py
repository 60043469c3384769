"""Un servidor que hace fork por cliente, con la biblioteca de Python: para comparar su velocidad."""

# ANCHOR: servidor
import http.server
import os
import socketserver


class Servidor(socketserver.ForkingMixIn, http.server.HTTPServer):
    request_queue_size = 1024
    max_children = 64


class ManejarCliente(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        cuerpo = f"Te atiende el proceso {os.getpid()}\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(cuerpo)))
        self.end_headers()
        self.wfile.write(cuerpo)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    with Servidor(("127.0.0.1", 0), ManejarCliente) as servidor:
        print(servidor.server_address[1], flush=True)
        servidor.serve_forever()
# ANCHOR_END: servidor
