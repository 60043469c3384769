# Lo rechaza: de_uno_en_uno
import socket
import sys
import threading


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)
    cliente.close()


if __name__ == "__main__":
    puerto, n = int(sys.argv[1]), int(sys.argv[2])
    escucha = socket.create_server(("127.0.0.1", puerto))
    for _ in range(n):
        cliente, _ = escucha.accept()
        threading.Thread(target=manejar_cliente, args=(cliente,)).start()
    escucha.close()
