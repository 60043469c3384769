import multiprocessing
import socket
import sys
import threading


def atiende(escucha, cliente):
    escucha.close()
    while datos := cliente.recv(65536):
        cliente.sendall(datos)
    cliente.shutdown(socket.SHUT_RDWR)
    cliente.close()


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    escucha = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    vigilantes = []
    for _ in range(int(sys.argv[2])):
        cliente, _ = escucha.accept()
        hijo = multiprocessing.Process(target=atiende, args=(escucha, cliente))
        hijo.start()
        cliente.close()
        # Un hilo por hijo: el que lo espera.
        vigilante = threading.Thread(target=hijo.join)
        vigilante.start()
        vigilantes.append(vigilante)
    escucha.close()
    for vigilante in vigilantes:
        vigilante.join()
