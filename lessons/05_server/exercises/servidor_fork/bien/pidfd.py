import os
import selectors
import socket
import sys

n = int(sys.argv[2])
sel = selectors.DefaultSelector()
s = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=20)
sel.register(s, selectors.EVENT_READ)
quedan, vivos = n, {}
while quedan or vivos:
    if not quedan and s.fileno() >= 0:
        sel.unregister(s)
        s.close()
    for clave, _ in sel.select():
        if clave.fileobj is s:
            c, _ = s.accept()
            quedan -= 1
            pid = os.fork()
            if pid == 0:
                s.close()
                f = c.makefile("rwb", buffering=0)
                while (b := f.read(8192)):
                    c.sendall(b)
                os._exit(0)
            c.close()
            fd = os.pidfd_open(pid)
            vivos[fd] = pid
            sel.register(fd, selectors.EVENT_READ)
        else:
            sel.unregister(clave.fd)
            os.close(clave.fd)
            os.waitpid(vivos.pop(clave.fd), 0)
