import socket
import sys

with socket.socket() as servidor:
    servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    servidor.bind(("127.0.0.1", int(sys.argv[1])))
    servidor.listen()
    for i in range(int(sys.argv[2])):
        conexion, direccion = servidor.accept()
        with conexion:
            while True:
                trozo = conexion.recv(1)
                if not trozo:
                    break
                conexion.send(trozo)
