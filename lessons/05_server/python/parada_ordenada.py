"""Parar sin dejar a nadie a medias."""
import os
import signal
import socket
import time


class HayQueParar(Exception):
    pass


def parar(senal, marco):
    raise HayQueParar


def servidor(escucha):
    signal.signal(signal.SIGTERM, parar)
    try:
        while True:
            cliente, _ = escucha.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGTERM, signal.SIG_DFL)
                escucha.close()
                cliente.recv(100)
                time.sleep(0.5)  # un trabajo largo
                cliente.sendall(b"hecho\n")
                os._exit(0)
            cliente.close()
    except HayQueParar:
        escucha.close()  # no entra nadie más...
        while True:  # ...y se espera a los que están dentro
            try:
                os.wait()
            except ChildProcessError:
                os._exit(0)


escucha = socket.create_server(("127.0.0.1", 0))
padre = os.fork()
if padre == 0:
    servidor(escucha)
donde = escucha.getsockname()
escucha.close()

with socket.create_connection(donde, timeout=5) as cliente:
    cliente.sendall(b"hola\n")
    time.sleep(0.2)
    os.kill(padre, signal.SIGTERM)
    print("con SIGTERM a la mitad, recibe:", cliente.recv(100))
_, estado = os.waitpid(padre, 0)
print("el servidor acaba con", os.waitstatus_to_exitcode(estado))
assert os.waitstatus_to_exitcode(estado) == 0
