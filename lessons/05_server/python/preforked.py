# ANCHOR: entero
"""Los obreros ya están ahí cuando llega el cliente."""
import multiprocessing
import os
import signal
import socket

OBREROS = 2
multiprocessing.set_start_method("fork")
clientes = multiprocessing.Value("i", 0)


# ANCHOR: obrero
def obrero(escucha):
    while True:
        cliente, _ = escucha.accept()  # el que esté libre se lo queda
        with clientes.get_lock():
            clientes.value += 1
        cliente.recv(100)
        cliente.sendall(f"{os.getpid()}\n".encode())
        cliente.close()


def arrancar(escucha):
    proceso = multiprocessing.Process(target=obrero, args=(escucha,))
    proceso.daemon = True
    proceso.start()
    return proceso
# ANCHOR_END: obrero


def pedir(escucha):
    with socket.create_connection(escucha.getsockname(), timeout=5) as cliente:
        cliente.sendall(b"hola\n")
        return int(cliente.recv(100))


if __name__ == "__main__":
    escucha = socket.create_server(("127.0.0.1", 0))
    obreros = [arrancar(escucha) for _ in range(OBREROS)]

    atienden = {pedir(escucha) for _ in range(20)}
    print("veinte clientes, y solo responden los obreros")
    assert atienden <= {proceso.pid for proceso in obreros}
    assert clientes.value == 20

    os.kill(obreros[0].pid, signal.SIGKILL)
    obreros[0].join()
    obreros[0] = arrancar(escucha)  # el padre lo sustituye
    print("muere uno, y los que hay responden:", pedir(escucha) > 0)
# ANCHOR_END: entero
