"""Esperar no cuesta un proceso, y cada cliente tiene un plazo."""
import os
import select
import signal
import socket
import time

PLAZO = 0.5


# ANCHOR: servidor
def servidor(escucha):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # no quiere zombis
    sala = {}  # quién espera, y hasta cuándo
    while True:
        listos, _, _ = select.select([escucha, *sala], [], [], 0.05)
        for uno in listos:
            if uno is escucha:
                cliente, _ = escucha.accept()
                sala[cliente] = time.monotonic() + PLAZO
                continue
            letras = uno.recv(100)
            if letras and not letras.endswith(b"\n"):
                continue  # no ha acabado de pedir, y su plazo sigue corriendo
            del sala[uno]
            if letras and os.fork() == 0:
                uno.sendall(f"te atiende {os.getpid()}\n".encode())
                os._exit(0)
            uno.close()
        for cliente in [c for c in sala if time.monotonic() > sala[c]]:
            cliente.sendall("se acabó el plazo\n".encode())
            cliente.close()
            del sala[cliente]
# ANCHOR_END: servidor


escucha = socket.create_server(("127.0.0.1", 0))
donde = escucha.getsockname()
padre = os.fork()
if padre == 0:
    signal.alarm(10)  # por si nadie lo para
    servidor(escucha)

callados = [socket.create_connection(donde, timeout=5) for _ in range(20)]
otro = socket.create_connection(donde, timeout=5)
otro.sendall(b"hola\n")
print("con veinte callados, a otro:", otro.recv(100).decode().strip())
print("a un callado:", callados[0].recv(100).decode().strip())
lento = socket.create_connection(donde, timeout=5)
while not select.select([lento], [], [], 0.05)[0]:
    lento.sendall(b"x")
print("a quien va letra a letra:", lento.recv(100).decode().strip())

os.kill(padre, signal.SIGTERM)
os.waitpid(padre, 0)
