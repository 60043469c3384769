"""Los obreros ya están ahí cuando llega el cliente."""
import multiprocessing
import os
import signal
import socket

OBREROS = 2


def obrero(escucha):
    while True:
        cliente, _ = escucha.accept()  # el que esté libre se lo queda
        with cliente, cliente.makefile("rw") as flujo:
            flujo.readline()
            flujo.write(f"{os.getpid()}\n")


def pedir(escucha):
    with socket.create_connection(escucha.getsockname(), timeout=5) as cliente:
        cliente.sendall(b"hola\n")
        return int(cliente.makefile().readline())


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    escucha = socket.create_server(("127.0.0.1", 0))
    obreros = []
    for i in range(OBREROS):
        proceso = multiprocessing.Process(target=obrero, args=(escucha,))
        obreros.append(proceso)
        proceso.start()

    atienden = {pedir(escucha) for _ in range(20)}
    pids = {proceso.pid for proceso in obreros}
    print("veinte clientes, y solo responden los obreros:", atienden <= pids)
    assert atienden <= pids

    os.kill(obreros[0].pid, signal.SIGKILL)
    obreros[0].join()
    print("muere uno, y responde el otro:", pedir(escucha) == obreros[1].pid)
    for proceso in obreros:
        proceso.terminate()
        proceso.join()
