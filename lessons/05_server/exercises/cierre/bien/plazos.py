import multiprocessing
import signal
import socket
import sys


def atiende(escucha, cliente):
    escucha.close()
    while datos := cliente.recv(4096):
        cliente.sendall(datos)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    parar = []
    signal.signal(signal.SIGTERM, lambda senal, marco: parar.append(senal))
    escucha = socket.create_server(("127.0.0.1", int(sys.argv[1])))
    escucha.settimeout(0.05)
    while not parar:
        try:
            cliente, _ = escucha.accept()
        except TimeoutError:
            continue
        cliente.setblocking(True)
        multiprocessing.Process(target=atiende, args=(escucha, cliente)).start()
        cliente.close()
    escucha.close()
    for hijo in multiprocessing.active_children():
        hijo.join()
    print("fin")
