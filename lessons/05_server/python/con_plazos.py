"""A los clientes callados se les acaba el plazo."""
import os
import signal
import socket

PLAZO = 0.5


def manejar_cliente(cliente):
    with cliente, cliente.makefile("rw") as flujo:
        flujo.readline()
        flujo.write(f"te atiende el proceso {os.getpid()}\n")


def servidor(escucha):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # el núcleo los recoge
    while True:
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            cliente.settimeout(PLAZO)
            try:
                manejar_cliente(cliente)
            except TimeoutError:
                pass  # ha callado demasiado: se le corta
            os._exit(0)
        cliente.close()


def conectar(escucha):
    return socket.create_connection(escucha.getsockname(), timeout=5)


def pedir(cliente):
    cliente.sendall(b"hola\n")
    return cliente.makefile().readline().strip()


escucha = socket.create_server(("127.0.0.1", 0))
padre = os.fork()
if padre == 0:
    servidor(escucha)

callado = conectar(escucha)
with conectar(escucha) as otro:
    print("al que pide, le responden:", pedir(otro))
print("al callado se le corta, sin respuesta:", callado.recv(100))
callado.close()

os.kill(padre, signal.SIGTERM)
os.waitpid(padre, 0)
