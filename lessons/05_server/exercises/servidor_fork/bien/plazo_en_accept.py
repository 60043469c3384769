import os
import socket
import sys


def atiende(conexion: socket.socket) -> None:
    with conexion:
        while True:
            datos = conexion.recv(4096)
            if not datos:
                break
            conexion.sendall(datos)


def recoge() -> None:
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def main() -> None:
    puerto, n = int(sys.argv[1]), int(sys.argv[2])
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as servidor:
        servidor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        servidor.bind(("127.0.0.1", puerto))
        servidor.listen(n + 1)
        servidor.settimeout(0.05)
        atendidos = 0
        while atendidos < n:
            recoge()
            try:
                conexion, _ = servidor.accept()
            except socket.timeout:
                continue
            conexion.settimeout(None)
            atendidos += 1
            pid = os.fork()
            if pid == 0:
                servidor.close()
                atiende(conexion)
                os._exit(0)
            conexion.close()
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break


if __name__ == "__main__":
    main()
