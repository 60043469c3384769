"""Lo mismo con hilos, para comparar."""
import os
import socket
import threading

HILOS = 4
clientes = 0
lock = threading.Lock()


def obrero(escucha):
    global clientes
    while True:
        cliente, _ = escucha.accept()
        with cliente, cliente.makefile("rw") as flujo:
            flujo.readline()
            with lock:  # los hilos comparten la variable
                clientes += 1
            flujo.write(f"{os.getpid()}\n")


def pedir(escucha):
    with socket.create_connection(escucha.getsockname(), timeout=5) as cliente:
        cliente.sendall(b"hola\n")
        return int(cliente.makefile().readline())


escucha = socket.create_server(("127.0.0.1", 0))
for i in range(HILOS):
    threading.Thread(target=obrero, args=(escucha,), daemon=True).start()

procesos = {pedir(escucha) for _ in range(20)}
print("procesos que han respondido:", len(procesos))
print("clientes contados:", clientes)
assert procesos == {os.getpid()} and clientes == 20
