import os
import signal
import sys
from multiprocessing import Process


def escribe(nombre, n, otro, empieza):
    for i in range(n):
        if not empieza or i > 0:
            signal.sigwait([signal.SIGUSR1])
        print(nombre, i, flush=True)
        os.kill(otro(), signal.SIGUSR1)


if __name__ == "__main__":
    n = int(sys.argv[1])
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    hijo = Process(target=escribe, args=("hijo", n, os.getppid, False))
    hijo.start()
    escribe("padre", n, lambda: hijo.pid, True)
    hijo.join()
