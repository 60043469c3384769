"""Escribir en una tubería que ya nadie puede leer: SIGPIPE o, si se ignora, EPIPE."""
import errno
import os
import signal

# ANCHOR: sin_lectores
lectura, escritura = os.pipe()
os.close(lectura)
try:
    os.write(escritura, b"x")
except BrokenPipeError as error:
    print("✔ sin lectores, write:", errno.errorcode[error.errno], flush=True)

yes = os.fork()
if yes == 0:
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.dup2(escritura, 1)
    try:
        os.execlp("yes", "yes")
    finally:
        os._exit(127)
pid, estado = os.waitpid(yes, 0)
assert os.waitstatus_to_exitcode(estado) == -signal.SIGPIPE
# ANCHOR_END: sin_lectores
