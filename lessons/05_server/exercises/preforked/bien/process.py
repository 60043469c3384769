import multiprocessing
import socket
import sys


def obrero(escucha, m):
    for _ in range(m):
        cliente, _ = escucha.accept()
        with cliente:
            while datos := cliente.recv(4096):
                cliente.sendall(datos)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    puerto, k, m = map(int, sys.argv[1:])
    escucha = socket.create_server(("127.0.0.1", puerto))
    obreros = [multiprocessing.Process(target=obrero, args=(escucha, m)) for _ in range(k)]
    for uno in obreros:
        uno.start()
    escucha.close()
    for uno in obreros:
        uno.join()
    print("fin")
