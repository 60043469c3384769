"""Un init en miniatura: arranca una orden, le pasa las señales, recoge a todos y acaba como ella."""
import os
import signal

from comun import PR_SET_CHILD_SUBREAPER, igual, prctl

SI_KERNEL = 0x80
DEL_GRUPO = [signal.SIGINT, signal.SIGQUIT, signal.SIGWINCH]
DETIENEN = {signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU}


# ANCHOR: init
def ejecutar(orden):
    todas = signal.valid_signals() - DETIENEN
    antes = signal.pthread_sigmask(signal.SIG_BLOCK, todas)
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    principal = os.fork()
    if principal == 0:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, antes)
        try:
            os.execvp(orden[0], orden)
        except FileNotFoundError:
            os._exit(127)
        finally:
            os._exit(126)
    codigo = None
    while codigo is None:
        aviso = signal.sigwaitinfo(todas)
        if aviso.si_signo == signal.SIGCHLD:
            codigo = recoger_a_todos(principal)
        elif not ya_la_tiene(principal, aviso):
            os.kill(principal, aviso.si_signo)
    return codigo if codigo >= 0 else 128 - codigo


def recoger_a_todos(principal):
    """El código de la orden, si es uno de los que han terminado."""
    codigo, pid = None, 1
    while pid != 0:
        try:
            pid, como_acabo = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if pid == principal:
            codigo = os.waitstatus_to_exitcode(como_acabo)
    return codigo


def ya_la_tiene(principal, aviso):
    """La ha enviado el terminal al grupo entero, y la orden sigue en él."""
    del_terminal = aviso.si_code == SI_KERNEL and aviso.si_signo in DEL_GRUPO
    return del_terminal and os.getpgid(principal) == os.getpgrp()
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
TIEMPO_REAL = "trap 'exit 4' 34; kill -34 $PPID; while :; do sleep 0.02; done"

igual("recoge al huérfano, y la orden sale con", bajo_init(RECOGE), 7)
igual("pasa SIGTERM a la orden, que sale con", bajo_init(SENAL), 3)
igual("pasa también las de tiempo real, como la 34, y sale con", bajo_init(TIEMPO_REAL), 4)
igual("la orden muere por la señal 9 (128 + 9)", bajo_init("kill -KILL $$"), 137)
igual("la orden muere por la señal 34 (128 + 34)", bajo_init("kill -34 $$"), 162)
