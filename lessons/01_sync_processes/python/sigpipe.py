"""Escribir en una tubería cuando ya nadie puede leer."""
import os
import signal


def escribir(accion):
    lectura, escritura = os.pipe()
    os.close(lectura)  # ya nadie puede leer
    signal.signal(signal.SIGPIPE, accion)
    try:
        os.write(escritura, b"hola")
    except BrokenPipeError:
        os._exit(1)
    os._exit(0)


def final(accion):
    hijo = os.fork()
    if hijo == 0:
        escribir(accion)
    _, estado = os.waitpid(hijo, 0)
    return os.waitstatus_to_exitcode(estado)


muere, se_entera = final(signal.SIG_DFL), final(signal.SIG_IGN)
print("como nace cualquier programa, lo mata la señal", -muere)
print("ignorada, como la deja Python, BrokenPipeError:", se_entera == 1)
assert muere == -signal.SIGPIPE and se_entera == 1
