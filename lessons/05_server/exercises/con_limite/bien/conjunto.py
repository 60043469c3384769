import os
import signal
import socket
import sys

vivos = set()


def recoge(senal, marco):
    for hijo in list(vivos):
        if os.waitpid(hijo, os.WNOHANG)[0]:
            vivos.discard(hijo)


puerto, k, n = map(int, sys.argv[1:])
servidor = socket.socket()
servidor.bind(("127.0.0.1", puerto))
servidor.listen(20)
signal.signal(signal.SIGCHLD, recoge)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
while n > 0 or vivos:
    if len(vivos) < k and n > 0:
        conexion, _ = servidor.accept()
        n -= 1
        hijo = os.fork()
        if hijo == 0:
            servidor.close()
            while trozo := conexion.recv(1000):
                conexion.sendall(trozo)
            os._exit(0)
        conexion.close()
        vivos.add(hijo)
        recoge(None, None)
    else:
        signal.sigwait([signal.SIGCHLD])
        recoge(None, None)
