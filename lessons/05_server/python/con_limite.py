"""Como mucho N hijos a la vez."""
import os
import signal
import socket

PROCESOS = 3


def manejar_cliente(cliente):
    with cliente, cliente.makefile("rw") as flujo:
        flujo.readline()
        flujo.write(f"te atiende el proceso {os.getpid()}\n")


def recoger(hijos):
    for hijo in list(hijos):
        if os.waitpid(hijo, os.WNOHANG)[0] == hijo:
            hijos.remove(hijo)


def servidor(escucha):
    hijos = set()
    while True:
        cliente, _ = escucha.accept()
        recoger(hijos)
        if len(hijos) >= PROCESOS:
            with cliente:
                cliente.sendall("no cabe nadie más\n".encode())
            continue
        hijo = os.fork()
        if hijo == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        hijos.add(hijo)
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

callados = [conectar(escucha) for _ in range(PROCESOS)]
with conectar(escucha) as cuarto:
    respuesta = cuarto.makefile().readline().strip()
print("al cuarto le dicen:", respuesta)
assert respuesta.startswith("no cabe")
for callado in callados:
    pedir(callado)
    callado.close()

os.kill(padre, signal.SIGTERM)
os.waitpid(padre, 0)
