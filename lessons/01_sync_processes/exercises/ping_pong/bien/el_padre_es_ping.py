import os
import sys

veces = int(sys.argv[1])
ida, vuelta = os.pipe(), os.pipe()
hijo = os.fork()
if hijo == 0:
    for _ in range(veces):
        os.read(ida[0], 1)
        os.write(1, b"pong\n")
        os.write(vuelta[1], b".")
    os._exit(0)
for _ in range(veces):
    os.write(1, b"ping\n")
    os.write(ida[1], b".")
    os.read(vuelta[0], 1)
os.wait()
