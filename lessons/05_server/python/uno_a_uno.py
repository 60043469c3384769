"""Un servidor de red que atiende a un cliente cada vez."""
import os
import signal
import socket


def servidor(escucha):
    while True:
        cliente, _ = escucha.accept()
        with cliente, cliente.makefile("rw") as flujo:
            flujo.readline()  # si este calla, esperan todos
            flujo.write(f"te atiende el proceso {os.getpid()}\n")


with socket.create_server(("127.0.0.1", 0)) as escucha:
    hijo = os.fork()
    if hijo == 0:
        servidor(escucha)
    callado = socket.create_connection(escucha.getsockname())
    otro = socket.create_connection(escucha.getsockname(), timeout=0.5)
    otro.sendall(b"hola\n")
    try:
        otro.recv(100)
        raise AssertionError("no debía responder todavía")
    except TimeoutError:
        print("el primero calla, y el segundo espera")

    callado.sendall(b"hola\n")
    print("el primero ya ha hablado, y el segundo recibe:")
    otro.settimeout(5)
    print(otro.makefile().readline().strip())
    callado.close()
    otro.close()

os.kill(hijo, signal.SIGTERM)
os.waitpid(hijo, 0)
