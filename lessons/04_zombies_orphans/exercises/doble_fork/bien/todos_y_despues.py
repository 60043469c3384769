import os
import sys
import time


def en_segundo_plano(i):
    nieto = os.fork()
    if nieto > 0:
        os._exit(0)
    os.setsid()
    time.sleep(0.5)
    os.write(1, b"trabajo %d\n" % i)
    os._exit(0)


if __name__ == "__main__":
    hijos = []
    for i in range(int(sys.argv[1])):
        pid = os.fork()
        if pid == 0:
            en_segundo_plano(i)
        hijos.append(pid)
    for _ in hijos:
        os.wait()
    print("sigo")
