import os
import signal
import socket
import sys

escucha = socket.create_server(("127.0.0.1", int(sys.argv[1])))
seguir = True


def parar(senal, marco):
    global seguir
    seguir = False
    escucha.shutdown(socket.SHUT_RDWR)  # despierta a accept, con un error
    escucha.close()


signal.signal(signal.SIGTERM, parar)
while seguir:
    try:
        cliente, _ = escucha.accept()
    except OSError:
        break
    if os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        escucha.close()
        while datos := cliente.recv(4096):
            cliente.sendall(datos)
        os._exit(0)
    cliente.close()
while True:
    try:
        os.wait()
    except ChildProcessError:
        break
print("fin")
