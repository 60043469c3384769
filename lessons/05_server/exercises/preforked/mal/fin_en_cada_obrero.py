# Lo rechaza: fin_tras_todos
import os
import socket
import sys


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


def obrero(escucha, m):
    for _ in range(m):
        cliente, _ = escucha.accept()
        manejar_cliente(cliente)
        cliente.close()


if __name__ == "__main__":
    puerto, k, m = [int(argumento) for argumento in sys.argv[1:]]
    escucha = socket.create_server(("127.0.0.1", puerto))
    for _ in range(k):
        if os.fork() == 0:
            obrero(escucha, m)
            print("fin", flush=True)
            os._exit(0)
    escucha.close()
    for _ in range(k):
        os.wait()
    print("fin")
