# ANCHOR: entero
"""Un servidor de red que atiende a un cliente cada vez."""
import os
import select
import signal
import socket


def manejar_cliente(cliente):
    cliente.recv(100)  # si calla, aquí se le espera
    cliente.sendall(f"te atiende el proceso {os.getpid()}\n".encode())
    cliente.close()


# ANCHOR: servidor
def servidor(escucha):
    while True:
        cliente, _ = escucha.accept()
        manejar_cliente(cliente)
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
segundo.sendall(b"hola\n")
responden, _, _ = select.select([segundo], [], [], 0.3)
assert not responden
print("el primero calla, y al segundo no le responden")
print("por fin pide el primero:", pedir(primero))
print("y entonces, al segundo:", segundo.recv(100).decode().strip())

os.kill(padre, signal.SIGTERM)
os.waitpid(padre, 0)
# ANCHOR_END: entero
