import multiprocessing
import socket
import sys


class Eco(multiprocessing.Process):
    def __init__(self, escucha, cliente):
        super().__init__()
        self.escucha, self.cliente = escucha, cliente

    def run(self):
        self.escucha.close()
        with self.cliente.makefile("rb") as entrada:
            while linea := entrada.readline():
                self.cliente.sendall(linea)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    escucha = socket.create_server(("127.0.0.1", 0))
    print(escucha.getsockname()[1], flush=True)
    hijos = []
    for _ in range(int(sys.argv[1])):
        cliente, _ = escucha.accept()
        hijos.append(Eco(escucha, cliente))
        hijos[-1].start()
        hijos[-1].cliente = None
        cliente.close()
    for hijo in hijos:
        hijo.join()
