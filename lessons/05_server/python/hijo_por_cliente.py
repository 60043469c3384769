# ANCHOR: entero
"""Un hijo por cliente, y cada uno cierra lo que no necesita."""
import os
import signal
import socket
import time

import psutil


def manejar_cliente(cliente):
    cliente.recv(100)  # si calla, aquí se le espera
    cliente.sendall(f"te atiende el proceso {os.getpid()}\n".encode())
    cliente.close()


# ANCHOR: servidor
def servidor(escucha):
    while True:
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()  # si no, el cliente no vería nunca el final
# ANCHOR_END: servidor


def pedir(cliente):
    cliente.sendall(b"hola\n")
    return cliente.recv(100).decode().strip()


escucha = socket.create_server(("127.0.0.1", 0))
donde = escucha.getsockname()
padre = os.fork()
if padre == 0:
    signal.alarm(10)  # por si nadie lo para
    servidor(escucha)

primero = socket.create_connection(donde, timeout=5)
segundo = socket.create_connection(donde, timeout=5)
print("el primero calla, y al segundo le responden:", pedir(segundo))
assert segundo.recv(1) == b""  # el final: nadie más la tiene abierta
print("y al primero, otro hijo:", pedir(primero))

# Antes de parar al servidor, espera a que sus hijos acaben (de zombis).
while any(h.status() != "zombie" for h in psutil.Process(padre).children()):
    time.sleep(0.01)
os.kill(padre, signal.SIGTERM)
os.waitpid(padre, 0)
# ANCHOR_END: entero
