"""SIGKILL y SIGSTOP no se pueden atrapar, ni ignorar, ni bloquear."""
import errno
import signal


def atrapar(numero, donde):
    pass


# ANCHOR: imposibles
for senal in [signal.SIGKILL, signal.SIGSTOP]:
    for intento, accion in [("poner un manejador a", atrapar), ("ignorar", signal.SIG_IGN)]:
        try:
            signal.signal(senal, accion)
        except OSError as error:
            print(f"✔ {intento} {senal.name}:", errno.errorcode[error.errno])
    signal.pthread_sigmask(signal.SIG_BLOCK, [senal])
    bloqueadas = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    print(f"✔ {senal.name} queda bloqueada:", senal in bloqueadas)
# ANCHOR_END: imposibles
