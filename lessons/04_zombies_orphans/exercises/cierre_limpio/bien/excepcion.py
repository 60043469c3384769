import os
import signal
import sys
import time


class Termina(Exception):
    pass


def lanza(*_):
    raise Termina


def main(n):
    hijos = set()
    for _ in range(n):
        pid = os.fork()
        if not pid:
            while True:
                time.sleep(0.5)
        hijos.add(pid)
    try:
        signal.signal(signal.SIGTERM, lanza)
        print("listo", flush=True)
        while True:
            time.sleep(60)
    except Termina:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        for pid in hijos:
            os.kill(pid, signal.SIGKILL)
        while hijos:
            pid, _ = os.wait()
            hijos.discard(pid)
        print("fin", flush=True)


main(int(sys.argv[1]))
