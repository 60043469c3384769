# ANCHOR: entero
"""Como mucho N hijos a la vez."""
import os
import signal
import socket
import time

import psutil

PROCESOS = 3


def manejar_cliente(cliente):
    cliente.recv(100)  # si calla, aquí se le espera
    cliente.sendall(f"te atiende el proceso {os.getpid()}\n".encode())
    cliente.close()


# ANCHOR: servidor
def servidor(escucha):
    hijos = []
    while True:
        cliente, _ = escucha.accept()
        # Recoge a los que han terminado, y se queda con los demás.
        hijos = [h for h in hijos if os.waitpid(h, os.WNOHANG) == (0, 0)]
        if len(hijos) >= PROCESOS:
            cliente.sendall("no cabe nadie más\n".encode())
            cliente.close()
            continue
        hijo = os.fork()
        if hijo == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        hijos.append(hijo)
        cliente.close()  # si no, el cliente no vería nunca el final
# ANCHOR_END: servidor


escucha = socket.create_server(("127.0.0.1", 0))
donde = escucha.getsockname()
padre = os.fork()
if padre == 0:
    signal.alarm(10)  # por si nadie lo para
    servidor(escucha)

callados = [socket.create_connection(donde, 5) for _ in range(PROCESOS)]
cuarto = socket.create_connection(donde, timeout=5)
respuesta = cuarto.recv(100).decode().strip()
print("con tres callados, al cuarto le dicen:", respuesta)
assert respuesta == "no cabe nadie más"
callados[0].sendall(b"hola\n")
print("el primero pide:", callados[0].recv(100).decode().strip())
for callado in callados:
    callado.close()

# Antes de parar al servidor, espera a que sus hijos acaben (de zombis).
while any(h.status() != "zombie" for h in psutil.Process(padre).children()):
    time.sleep(0.01)
os.kill(padre, signal.SIGTERM)
os.waitpid(padre, 0)
# ANCHOR_END: entero
