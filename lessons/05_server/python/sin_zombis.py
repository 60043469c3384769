# ANCHOR: entero
"""Un servidor que recoge a sus hijos."""
import os
import signal
import socket
import time

import psutil


def manejar_cliente(cliente):
    cliente.recv(100)  # si calla, aquí se le espera
    cliente.sendall(f"te atiende el proceso {os.getpid()}\n".encode())
    cliente.close()


# ANCHOR: recoger
def al_terminar_un_hijo(senal, marco):
    # Las señales no hacen cola: un aviso puede ser por varios hijos.
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass  # no queda ninguno
# ANCHOR_END: recoger


# ANCHOR: servidor
def servidor(escucha):
    signal.signal(signal.SIGCHLD, al_terminar_un_hijo)
    while True:
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()  # si no, el cliente no vería nunca el final
# ANCHOR_END: servidor


escucha = socket.create_server(("127.0.0.1", 0))
donde = escucha.getsockname()
padre = os.fork()
if padre == 0:
    signal.alarm(10)  # por si nadie lo para
    servidor(escucha)

for _ in range(20):
    with socket.create_connection(donde, timeout=5) as cliente:
        cliente.sendall(b"hola\n")
        cliente.recv(100)
hijos = psutil.Process(padre).children
limite = time.monotonic() + 5
while hijos() and time.monotonic() < limite:  # el último tarda en acabar
    time.sleep(0.01)
assert not hijos()
print("atendidos veinte clientes, no le queda ningún hijo")

os.kill(padre, signal.SIGTERM)
os.waitpid(padre, 0)
# ANCHOR_END: entero
