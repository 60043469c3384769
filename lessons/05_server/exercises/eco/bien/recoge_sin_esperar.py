import os
import socket
import sys


def recoger(opciones):
    try:
        while os.waitpid(-1, opciones) != (0, 0):
            pass
    except ChildProcessError:
        pass


with socket.create_server(("127.0.0.1", 0)) as escucha:
    print(escucha.getsockname()[1])
    for _ in range(int(sys.argv[1])):
        cliente = escucha.accept()[0]
        if os.fork() == 0:
            escucha.close()
            pendiente = b""
            while trozo := cliente.recv(64):
                pendiente += trozo
                *lineas, pendiente = pendiente.split(b"\n")
                for linea in lineas:
                    cliente.sendall(linea + b"\n")
            sys.exit(0)
        cliente.close()
        recoger(os.WNOHANG)
recoger(0)
