import os
import socket
import sys

servidor = socket.socket()
servidor.bind(("127.0.0.1", 0))
servidor.listen()
direccion, puerto = servidor.getsockname()
sys.stdout.write(f"{puerto}\n")
sys.stdout.flush()
hijos = []
for _ in range(int(sys.argv[1])):
    conexion, _ = servidor.accept()
    pid = os.fork()
    if pid == 0:
        servidor.close()
        while datos := conexion.recv(1024):
            conexion.sendall(datos)
        conexion.close()
        os._exit(0)
    else:
        hijos.append(pid)
        conexion.close()
for pid in hijos:
    os.waitpid(pid, 0)
