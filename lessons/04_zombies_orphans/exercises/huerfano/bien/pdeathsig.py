import ctypes
import os
import signal
import sys
import time

ms = int(sys.argv[1])


def nieto(padre):
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    ctypes.CDLL(None).prctl(1, signal.SIGUSR1)
    while os.getppid() == padre:
        signal.sigtimedwait([signal.SIGUSR1], 0.05)
    os.write(1, f"{os.getppid()}\n".encode())
    os._exit(0)


def hijo():
    padre = os.getpid()
    pid = os.fork()
    if pid:
        time.sleep(ms * 0.001)
        os._exit(0)
    nieto(padre)


if __name__ == "__main__":
    pid = os.fork()
    if not pid:
        hijo()
    os.waitpid(pid, 0)
