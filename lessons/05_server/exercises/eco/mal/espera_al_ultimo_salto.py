# Lo rechaza: eco
import os, socket, sys
s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1], flush=True)
n = int(sys.argv[1])
for _ in range(n):
    c, _ = s.accept()
    if os.fork() == 0:
        s.close(); buf = b""
        while d := c.recv(100):
            buf += d
            if buf.endswith(b"\n"): c.sendall(buf); buf = b""
        os._exit(0)
    c.close()
for _ in range(n): os.wait()
