"""Lo que comparten los programas de este capítulo: comprobar lo que se dice y mirar en /proc."""
import ctypes
import errno
import os
import signal
import sys
import time

ESTADOS = {"R": "en ejecución o listo", "S": "bloqueado", "T": "detenido", "Z": "zombi"}
PR_SET_PDEATHSIG, PR_GET_PDEATHSIG = 1, 2
PR_SET_CHILD_SUBREAPER = 36


def decir(texto):
    """La línea entera de una vez; sin `flush`, lo pendiente se copiaría en cada fork."""
    sys.stdout.write(texto + "\n")
    sys.stdout.flush()


def cierto(que, condicion):
    if not condicion:
        sys.exit(f"no es cierto: {que}")
    decir(f"✔ {que}")


def igual(que, visto, esperado):
    if visto != esperado:
        sys.exit(f"{que}: esperado {esperado}, visto {visto}")
    decir(f"✔ {que}: {visto}")


def campos(pid):
    """Los campos de /proc/PID/stat desde el tercero; None si el proceso no está en la tabla."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def estado(pid):
    letra = campos(pid)[0]
    return f"{ESTADOS.get(letra, 'otro')} ({letra})"


def ppid(pid):
    return int(campos(pid)[1])


def esperar_a(condicion, segundos=10):
    """Mira cada milésima hasta que se cumpla la condición."""
    limite = time.monotonic() + segundos
    while not condicion():
        if time.monotonic() > limite:
            sys.exit("se ha agotado el plazo")
        time.sleep(0.001)


def zombi(pid):
    return campos(pid) is not None and campos(pid)[0] == "Z"


def consta_que_recogen():
    """Si recogen a los huérfanos todos los que podrían adoptarlos: los antepasados, hasta PID 1."""
    pid = os.getppid()
    while pid > 0:
        with open(f"/proc/{pid}/status") as fichero:
            dice = dict(linea.split(":", 1) for linea in fichero)

        def esta(senal, mascara):
            return int(dice[mascara], 16) >> (senal - 1) & 1

        ignora, atrapa = esta(signal.SIGCHLD, "SigIgn"), esta(signal.SIGCHLD, "SigCgt")
        # Quien está arrancando un programa las bloquea todas por un momento, y eso no dice nada.
        bloquea = esta(signal.SIGCHLD, "SigBlk") and not esta(signal.SIGSEGV, "SigBlk")
        ha_recogido = campos(pid)[11 - 3] != "0"  # los fallos de página de sus hijos recogidos
        if not ignora and not ((bloquea or atrapa) and ha_recogido):
            return pid == 1 and os.readlink("/proc/self/ns/pid") == "pid:[4026531836]"
        if bloquea and not atrapa or pid == 1:
            return True  # un supervisor, o el último
        pid = int(dice["PPid"])
    return False


def adoptar_si_hace_falta():
    if not consta_que_recogen():
        decir("no consta que quien adopte recoja a los huérfanos: los adopto yo")
        prctl(PR_SET_CHILD_SUBREAPER, 1)


def esperar_a_que_lo_recojan(huerfano):
    """Si lo ha adoptado este programa, lo recoge él; si no, espera a que lo haga quien sea."""
    def recogido():
        try:
            os.waitpid(huerfano, os.WNOHANG)
        except ChildProcessError:
            pass  # es hijo de otro
        return campos(huerfano) is None

    esperar_a(recogido)


def wait_que_falla():
    """El error de un os.wait() sin hijos."""
    try:
        os.wait()
    except ChildProcessError as error:
        return errno.errorcode[error.errno]
    return "ninguno"


def prctl(opcion, valor):
    """Python no tiene prctl: se llama a la biblioteca de C."""
    if ctypes.CDLL(None, use_errno=True).prctl(opcion, valor, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
