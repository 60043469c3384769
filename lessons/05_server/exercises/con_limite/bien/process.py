import multiprocessing
import multiprocessing.connection
import os
import socket
import sys


def atiende(escucha, cliente):
    escucha.close()
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    puerto, k, n = map(int, sys.argv[1:])
    escucha = socket.create_server(("127.0.0.1", puerto))
    hijos = []
    for _ in range(n):
        while len(multiprocessing.active_children()) >= k:
            multiprocessing.connection.wait([hijo.sentinel for hijo in hijos])
            hijos = [hijo for hijo in hijos if hijo.is_alive()]
        cliente, _ = escucha.accept()
        hijo = multiprocessing.Process(target=atiende, args=(escucha, cliente))
        hijo.start()
        cliente.close()
        hijos.append(hijo)
    for hijo in hijos:
        hijo.join()
