"""Un servidor que recoge a sus hijos."""
import os
import signal
import socket
import time


def manejar_cliente(cliente):
    with cliente, cliente.makefile("rw") as flujo:
        flujo.readline()
        flujo.write(f"te atiende el proceso {os.getpid()}\n")


def al_terminar_un_hijo(senal, marco):
    # Las señales no hacen cola: un aviso puede ser por varios hijos.
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return  # no queda ninguno
        if pid == 0:
            return  # los que quedan siguen vivos


def servidor(escucha):
    signal.signal(signal.SIGCHLD, al_terminar_un_hijo)
    while True:
        cliente, _ = escucha.accept()
        if os.fork() == 0:
            escucha.close()
            manejar_cliente(cliente)
            os._exit(0)
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

for _ in range(20):
    with conectar(escucha) as cliente:
        pedir(cliente)
while True:
    with open(f"/proc/{padre}/task/{padre}/children") as hijos:
        if not hijos.read():
            break
    time.sleep(0.01)
print("atendidos veinte clientes, no le queda ningún hijo")

os.kill(padre, signal.SIGTERM)
os.waitpid(padre, 0)
