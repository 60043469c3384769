import os
import select
import signal
import socket
import sys

avisa, avisado = os.pipe()
os.set_blocking(avisado, False)
signal.signal(signal.SIGTERM, lambda senal, marco: None)
signal.set_wakeup_fd(avisado)
escucha = socket.create_server(("127.0.0.1", int(sys.argv[1])))
hijos = []
while True:
    listos, _, _ = select.select([escucha, avisa], [], [])
    if avisa in listos:
        break
    cliente, _ = escucha.accept()
    hijo = os.fork()
    if hijo == 0:
        escucha.close()
        with cliente:
            while trozo := cliente.recv(1024):
                cliente.sendall(trozo)
        os._exit(0)
    hijos.append(hijo)
    cliente.close()
escucha.close()
for hijo in hijos:
    os.waitpid(hijo, 0)
print("fin")
