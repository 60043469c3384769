"""¿Se puede atrapar, ignorar o bloquear cualquier señal?"""
import errno
import signal


def atrapar(numero, marco):
    pass


def intentar(senal, accion):
    """El error que da, si lo da."""
    try:
        signal.signal(senal, accion)
    except OSError as error:
        return errno.errorcode[error.errno]


for senal in [signal.SIGKILL, signal.SIGSTOP]:
    atrapada = intentar(senal, atrapar)
    assert atrapada == "EINVAL", atrapada
    print(f"✔ poner un manejador a {senal.name}: {atrapada}")
    ignorada = intentar(senal, signal.SIG_IGN)
    assert ignorada == "EINVAL", ignorada
    print(f"✔ ignorar {senal.name}: {ignorada}")

    signal.pthread_sigmask(signal.SIG_BLOCK, [senal])
    bloqueadas = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    assert senal not in bloqueadas
    print(f"✔ {senal.name} queda bloqueada: {senal in bloqueadas}")
