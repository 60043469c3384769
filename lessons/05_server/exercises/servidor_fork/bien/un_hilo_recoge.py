import os
import socket
import sys
import threading


def recoge(pid):
    os.waitpid(pid, 0)


s = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=20)
hilos = []
for _ in range(int(sys.argv[2])):
    c, _ = s.accept()
    pid = os.fork()
    if pid == 0:
        s.close()
        while (b := c.recv(65536)):
            c.sendall(b)
        c.close()
        os._exit(0)
    c.close()
    h = threading.Thread(target=recoge, args=(pid,))
    h.start()
    hilos.append(h)
s.close()
for h in hilos:
    h.join()
