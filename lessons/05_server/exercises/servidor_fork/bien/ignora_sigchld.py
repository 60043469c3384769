import os
import signal
import socket
import sys

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
servidor = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
servidor.bind(("127.0.0.1", int(sys.argv[1])))
servidor.listen(5)
for i in range(int(sys.argv[2])):
    conexion, direccion = servidor.accept()
    pid = os.fork()
    if pid == 0:
        servidor.close()
        while True:
            trozo = conexion.recv(512)
            if trozo == b"":
                break
            conexion.sendall(trozo)
        conexion.close()
        sys.exit(0)
    else:
        conexion.close()
servidor.close()
try:
    os.wait()
except ChildProcessError:
    pass
