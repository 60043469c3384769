"""Un init en miniatura: arranca una orden, le pasa las señales, recoge a todos y acaba como ella."""
import os
import signal

from comun import PR_SET_CHILD_SUBREAPER, igual, prctl

SE_PASAN = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM]


# ANCHOR: init
def ejecutar(orden):
    senales = SE_PASAN + [signal.SIGCHLD]
    antes = signal.pthread_sigmask(signal.SIG_BLOCK, senales)
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    principal = os.fork()
    if principal == 0:
        signal.pthread_sigmask(signal.SIG_SETMASK, antes)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        try:
            os.execvp(orden[0], orden)
        except OSError as error:
            os._exit(127 if isinstance(error, FileNotFoundError) else 126)
    codigo = None
    while codigo is None:
        senal = signal.sigwait(senales)
        if senal != signal.SIGCHLD:
            os.kill(principal, senal)
            continue
        pid = 1
        while pid != 0:
            try:
                pid, como_acabo = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if pid == principal:
                codigo = os.waitstatus_to_exitcode(como_acabo)
    return codigo if codigo >= 0 else 128 - codigo
# ANCHOR_END: init


def bajo_init(guion):
    init = os.fork()
    if init == 0:
        os._exit(ejecutar(["sh", "-c", guion]))
    _, como_acabo = os.waitpid(init, 0)
    return os.waitstatus_to_exitcode(como_acabo)


RECOGE = """sh -c 'sleep 0.1 >/dev/null & echo $!' | { read huerfano;
            while kill -0 $huerfano 2>/dev/null; do sleep 0.02; done; exit 7; }"""
SENAL = "trap 'exit 3' TERM; kill -TERM $PPID; while :; do sleep 0.02; done"

igual("recoge al huérfano, y la orden sale con 7", bajo_init(RECOGE), 7)
igual("pasa SIGTERM a la orden, que sale con 3", bajo_init(SENAL), 3)
igual("la orden muere por la señal 9: 128 + 9", bajo_init("kill -KILL $$"), 137)
