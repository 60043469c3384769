"""Un init en miniatura: arranca una orden, le pasa las señales, recoge."""
import ctypes
import os
import signal

PR_SET_CHILD_SUBREAPER = 36  # Python no tiene prctl, y la biblioteca de C sí


# ANCHOR: init
def ejecutar(orden):
    senales = signal.valid_signals()
    antes = signal.pthread_sigmask(signal.SIG_BLOCK, senales)
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    principal = os.fork()
    if principal == 0:
        signal.pthread_sigmask(signal.SIG_SETMASK, antes)
        try:
            os.execvp(orden[0], orden)
        finally:
            os._exit(127)
    codigo = None
    while codigo is None:
        senal = signal.sigwait(senales)
        if senal == signal.SIGCHLD:
            codigo = recoger_a_todos(principal)
        else:
            os.kill(principal, senal)
    return codigo if codigo >= 0 else 128 - codigo


def recoger_a_todos(principal):
    codigo = None
    try:
        pid = None
        while pid != 0:  # 0: los que quedan siguen vivos
            pid, estado = os.waitpid(-1, os.WNOHANG)
            if pid == principal:
                codigo = os.waitstatus_to_exitcode(estado)
    except ChildProcessError:
        pass  # no queda nadie
    return codigo
# ANCHOR_END: init


def bajo_init(guion):
    init = os.fork()
    if init == 0:
        os._exit(ejecutar(["sh", "-c", guion]))
    _, estado = os.waitpid(init, 0)
    return os.waitstatus_to_exitcode(estado)


RECOGE = """sh -c 'sleep 0.1 >/dev/null & echo $!' | { read huerfano;
  while kill -0 $huerfano 2>/dev/null; do sleep 0.02; done; exit 7; }"""
SENAL = "trap 'exit 3' TERM; kill -TERM $PPID; while :; do sleep 0.02; done"

for que, guion, esperado in [
    ("recoge al huérfano, y la orden sale con", RECOGE, 7),
    ("pasa SIGTERM a la orden, que sale con", SENAL, 3),
    ("la orden muere por la señal 9 (128 + 9)", "kill -KILL $$", 137),
]:
    codigo = bajo_init(guion)
    print(f"{que}: {codigo}")
    assert codigo == esperado
