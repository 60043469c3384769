"""Un servidor de eco con un hijo por cliente, y sus tres clientes."""
import os
import signal
import socket


def manejar_cliente(cliente):
    with cliente, cliente.makefile("rb") as entrada:
        for linea in entrada:
            cliente.sendall(linea)


def recoger(opciones):
    try:
        while os.waitpid(-1, opciones) != (0, 0):
            pass
    except ChildProcessError:
        pass  # no queda ninguno


def servidor(escucha):
    for _ in range(3):
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()
        recoger(os.WNOHANG)  # a los que hayan terminado, sin esperar a ninguno


def jugar(donde, numero):
    with socket.create_connection(donde, timeout=5) as servidor:
        servidor.sendall(f"hola, soy {numero}\n".encode())
        assert servidor.recv(100).decode() == f"hola, soy {numero}\n"


if __name__ == "__main__":
    signal.alarm(10)  # por si alguien no llama
    escucha = socket.create_server(("127.0.0.1", 0))
    print("escucho en", escucha.getsockname(), flush=True)
    for numero in [1, 2, 3]:
        if os.fork() == 0:
            jugar(escucha.getsockname(), numero)
            os._exit(0)
    servidor(escucha)
    recoger(0)
    print("he atendido a los tres y los he recogido a todos")
