# Lo rechaza: fin_tras_todos
import os, signal, socket, sys
class T(Exception): pass
def h(*_): raise T
s = socket.create_server(("127.0.0.1", int(sys.argv[1]))); v = 0
signal.signal(signal.SIGTERM, h)
try:
    while True:
        c, _ = s.accept()
        if os.fork() == 0:
            signal.signal(signal.SIGTERM, signal.SIG_DFL); s.close()
            while d := c.recv(500): c.sendall(d)
            os._exit(0)
        c.close(); v += 1
except T: s.close()
for _ in range(v): os.wait()
if v: print("fin")
