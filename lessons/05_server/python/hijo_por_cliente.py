"""Un hijo por cliente, y cada uno cierra lo que no necesita."""
import os
import signal
import socket


def manejar_cliente(cliente):
    with cliente, cliente.makefile("rw") as flujo:
        flujo.readline()
        flujo.write(f"te atiende el proceso {os.getpid()}\n")


def servidor(escucha):
    while True:
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()  # si no, el cliente no vería nunca el final


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
with conectar(escucha) as segundo:
    print("el primero calla, y al segundo le responden:", pedir(segundo))
    assert segundo.recv(1) == b""  # el final: nadie más la tiene abierta
print("y al primero, otro hijo:", pedir(callado))
callado.close()

os.kill(padre, signal.SIGTERM)
os.waitpid(padre, 0)
