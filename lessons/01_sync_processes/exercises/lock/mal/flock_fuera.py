# Lo rechaza: sumas
import fcntl
import mmap
import os
import struct
import sys


def trabaja(memoria, vueltas):
    with open("cerrojo", "w") as cerrojo:
        fcntl.flock(cerrojo, fcntl.LOCK_EX)
        for _ in range(vueltas):
            leido = struct.unpack("q", memoria[:8])[0]
            memoria[:8] = struct.pack("q", leido + 1)
        fcntl.flock(cerrojo, fcntl.LOCK_UN)


procesos, vueltas = int(sys.argv[1]), int(sys.argv[2])
memoria = mmap.mmap(-1, 8)
for _ in range(procesos):
    if os.fork() == 0:
        trabaja(memoria, vueltas)
        os._exit(0)
for _ in range(procesos):
    os.wait()
print(struct.unpack("q", memoria[:8])[0])
