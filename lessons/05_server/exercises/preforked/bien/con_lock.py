import multiprocessing
import os
import socket
import sys

puerto, k, m = map(int, sys.argv[1:])
turno = multiprocessing.Lock()  # acepta uno cada vez
escucha = socket.create_server(("127.0.0.1", puerto))
for _ in range(k):
    if os.fork() == 0:
        for _ in range(m):
            with turno:
                cliente, _ = escucha.accept()
            while datos := cliente.recv(2048):
                cliente.sendall(datos)
            cliente.close()
        os._exit(0)
escucha.close()
try:
    while True:
        os.wait()
except ChildProcessError:
    print("fin")
