"""Cuando no cabe otro proceso, fork falla y solo vuelve en el padre."""
import errno
import os
import resource

hijo = os.fork()
if hijo == 0:
    if os.getuid() == 0:
        os.setuid(65534)  # a root no le afecta el límite
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    try:
        os.fork()
    except OSError as error:
        assert error.errno == errno.EAGAIN
        print("✔ fork ha fallado con EAGAIN", flush=True)
        os._exit(0)
    os._exit(1)
pid, estado = os.waitpid(hijo, 0)
print("✔ el que no pudo tener hijos:", os.waitstatus_to_exitcode(estado))
