# ANCHOR: entero
"""Lo mismo con hilos, para comparar."""
import os
import socket
import threading

HILOS = 4
clientes = 0
lock = threading.Lock()


# ANCHOR: obrero
def obrero(escucha):
    global clientes
    while True:
        cliente, _ = escucha.accept()  # el que esté libre se lo queda
        with lock:
            clientes += 1
        cliente.recv(100)
        cliente.sendall(f"{os.getpid()}\n".encode())
        cliente.close()


def arrancar(escucha):
    hilo = threading.Thread(target=obrero, args=(escucha,))
    hilo.daemon = True
    hilo.start()
    return hilo
# ANCHOR_END: obrero


def pedir(escucha):
    with socket.create_connection(escucha.getsockname(), timeout=5) as cliente:
        cliente.sendall(b"hola\n")
        return int(cliente.recv(100))


if __name__ == "__main__":
    escucha = socket.create_server(("127.0.0.1", 0))
    hilos = [arrancar(escucha) for _ in range(HILOS)]

    procesos = {pedir(escucha) for _ in range(20)}
    print("procesos que han respondido:", len(procesos))
    print("clientes contados:", clientes)
    assert procesos == {os.getpid()} and clientes == 20
# ANCHOR_END: entero
