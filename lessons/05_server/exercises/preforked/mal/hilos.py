# Lo rechaza: de_antemano
import socket
import sys
import threading


def manejar_cliente(cliente):
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


def obrero(escucha, m):
    for _ in range(m):
        cliente, _ = escucha.accept()
        manejar_cliente(cliente)
        cliente.close()


if __name__ == "__main__":
    puerto, k, m = [int(argumento) for argumento in sys.argv[1:]]
    escucha = socket.create_server(("127.0.0.1", puerto))
    hilos = []
    for _ in range(k):
        hilos.append(threading.Thread(target=obrero, args=(escucha, m)))
        hilos[-1].start()
    for hilo in hilos:
        hilo.join()
    print("fin")
