# Lo rechaza: eco
import socket, sys
puerto, n = map(int, sys.argv[1:])
s = socket.create_server(("127.0.0.1", puerto))
for _ in range(n):
    c, _ = s.accept()
    c.settimeout(1)
    with c:
        try:
            while d := c.recv(4096): c.sendall(d)
        except TimeoutError: pass
