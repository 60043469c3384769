# Lo rechaza: hijos
import socket
import sys
import threading


def manejar_cliente(cliente):
    with cliente, cliente.makefile("rb") as entrada:
        for linea in entrada:
            cliente.sendall(linea)


if __name__ == "__main__":
    n = int(sys.argv[1])
    escucha = socket.create_server(("127.0.0.1", 0))
    print(escucha.getsockname()[1])
    for _ in range(n):
        cliente, _ = escucha.accept()
        threading.Thread(target=manejar_cliente, args=(cliente,)).start()
