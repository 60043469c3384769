"""Escribir en una tubería que ya no puede leer nadie."""
import errno
import os
import signal

lectura, escritura = os.pipe()
os.close(lectura)
try:
    resultado = os.write(escritura, b"x")
except BrokenPipeError as error:
    resultado = errno.errorcode[error.errno]
assert resultado == "EPIPE", resultado
print("✔ sin lectores, write:", resultado, flush=True)

yes = os.fork()
if yes == 0:
    # Python la ignora, y lo ignorado se hereda a través de exec.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    os.dup2(escritura, 1)
    try:
        os.execlp("yes", "yes")
    finally:
        os._exit(127)
pid, estado = os.waitpid(yes, 0)
codigo = os.waitstatus_to_exitcode(estado)
assert codigo == -signal.SIGPIPE, codigo
print("a yes lo ha matado", signal.Signals(-codigo).name)
