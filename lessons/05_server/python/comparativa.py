"""Cuánto cuesta cada cosa: un hijo por cliente, o un hilo por cliente."""
import http.client
import http.server
import os
import signal
import socketserver
import time

PETICIONES = 200


class ManejarCliente(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        cuerpo = b"hola\n"
        self.send_response(200)
        self.send_header("Content-Length", str(len(cuerpo)))
        self.end_headers()
        self.wfile.write(cuerpo)

    def log_message(self, *_):
        pass


class ConHijos(socketserver.ForkingMixIn, http.server.HTTPServer):
    pass


class ConHilos(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


for clase in [ConHijos, ConHilos]:
    servidor = clase(("127.0.0.1", 0), ManejarCliente)
    hijo = os.fork()
    if hijo == 0:
        signal.alarm(20)  # por si nadie lo para
        servidor.serve_forever()
    reloj = time.perf_counter()
    for _ in range(PETICIONES):
        donde = servidor.server_address
        cliente = http.client.HTTPConnection(*donde, timeout=5)
        cliente.request("GET", "/")
        assert cliente.getresponse().status == 200
        cliente.close()
    por_segundo = PETICIONES / (time.perf_counter() - reloj)
    print(f"{clase.__name__}: {por_segundo:.0f} peticiones por segundo")
    os.kill(hijo, signal.SIGKILL)
    os.waitpid(hijo, 0)
    servidor.server_close()
