"""Lo que comparten los programas de este capítulo: comprobar lo que se dice y mirar en /proc."""
import ctypes
import errno
import os
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
