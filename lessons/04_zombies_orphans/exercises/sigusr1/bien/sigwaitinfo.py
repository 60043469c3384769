import os
import signal
import sys


class Jugador:
    def __init__(self, nombre, otro):
        self.nombre, self.otro = nombre, otro

    def espera(self):
        while signal.sigwaitinfo([signal.SIGUSR1]).si_pid != self.otro:
            pass

    def habla(self, i):
        print(self.nombre, i)
        sys.stdout.flush()
        os.kill(self.otro, signal.SIGUSR1)


def main():
    n = int(sys.argv[1])
    antes = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    pid = os.fork()
    if pid == 0:
        hijo = Jugador("hijo", os.getppid())
        for i in range(n):
            hijo.espera()
            hijo.habla(i)
        sys.exit(0)
    padre = Jugador("padre", pid)
    for i in range(n):
        padre.habla(i)
        padre.espera()
    os.waitpid(pid, 0)
    signal.pthread_sigmask(signal.SIG_SETMASK, antes)


if __name__ == "__main__":
    main()
