"""Parar sin dejar a nadie a medias."""
import os
import signal
import socket
import time


class HayQueParar(Exception):
    pass


def parar(senal, marco):
    raise HayQueParar


def manejar_cliente(cliente):
    cliente.recv(100)
    time.sleep(0.5)  # un trabajo largo
    cliente.sendall(b"hecho\n")


# ANCHOR: servidor
def servidor(escucha):
    signal.signal(signal.SIGTERM, parar)
    try:
        while True:
            cliente, _ = escucha.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGTERM, signal.SIG_DFL)
                escucha.close()
                manejar_cliente(cliente)
                os._exit(0)
            cliente.close()
    except HayQueParar:
        escucha.close()  # no entra nadie más...
    try:
        while True:
            os.wait()  # ...y se espera a los que están dentro
    except ChildProcessError:
        os._exit(0)
# ANCHOR_END: servidor


escucha = socket.create_server(("127.0.0.1", 0))
donde = escucha.getsockname()
padre = os.fork()
if padre == 0:
    signal.alarm(10)  # por si nadie lo para
    servidor(escucha)
escucha.close()

cliente = socket.create_connection(donde, timeout=5)
cliente.sendall(b"hola\n")
time.sleep(0.2)
os.kill(padre, signal.SIGTERM)
respuesta = cliente.recv(100).decode().strip()
print("con SIGTERM a la mitad, recibe:", respuesta)
assert respuesta == "hecho"
_, estado = os.waitpid(padre, 0)
print("el servidor acaba con", os.waitstatus_to_exitcode(estado))
assert os.waitstatus_to_exitcode(estado) == 0
