import os
import signal
import socket
import sys


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


def al_terminar_un_hijo(senal, marco):
    # HUECO
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass  # no queda ninguno
    # INICIO: pass  # Recoge aquí a los hijos que hayan terminado.
    # FIN


if __name__ == "__main__":
    puerto, n = int(sys.argv[1]), int(sys.argv[2])
    signal.signal(signal.SIGCHLD, al_terminar_un_hijo)
    escucha = socket.create_server(("127.0.0.1", puerto))
    for _ in range(n):
        cliente, _ = escucha.accept()
        # HUECO
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
        cliente.close()
        # INICIO: # Mientras atiende a este, los demás esperan: que lo haga un hijo.
        # INICIO: manejar_cliente(cliente)
        # INICIO: cliente.close()
        # FIN
    # HUECO
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass  # ya los ha recogido a todos
    # INICIO: # Espera aquí a los hijos que queden.
    # FIN
