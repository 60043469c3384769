import os
import signal
import sys
import time

vivos = set()


def recoge(senal, marco):
    while True:
        try:
            pid, estado = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        vivos.discard(pid)


def main():
    n = int(sys.argv[1])
    signal.signal(signal.SIGCHLD, recoge)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
    for i in range(n):
        pid = os.fork()
        if pid == 0:
            time.sleep(i * 0.06)
            os._exit(0)
        vivos.add(pid)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
    while vivos:
        time.sleep(0.02)
    print(n)


if __name__ == "__main__":
    main()
