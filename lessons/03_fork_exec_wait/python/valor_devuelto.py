"""Qué devuelve cada forma de lanzar un programa."""
import errno
import os

orden = ["sh", "-c", "exit 3"]
mortal = ["sh", "-c", "kill -9 $$"]

print("✔ spawn, y esperar:", os.spawnlp(os.P_WAIT, "sh", *orden))
codigo = os.spawnv(os.P_WAIT, "/bin/sh", mortal)
print("✔ spawn, si lo mata la señal 9:", codigo)

estado = os.system("exit 3")
print("✔ system:", estado)
assert os.waitstatus_to_exitcode(estado) == 3
print("✔ system, si lo mata la señal 9:", os.system("kill -9 $$"))

tuberia = os.popen("echo hola; exit 3")
print("✔ popen, lo que lee:", repr(tuberia.read()))
print("✔ popen, al cerrar:", tuberia.close())

hijo = os.posix_spawn("/bin/sh", orden, os.environ)
pid, estado = os.waitpid(hijo, 0)
print("✔ posix_spawn, y waitpid:", os.waitstatus_to_exitcode(estado))
try:
    os.posix_spawn("/no/existe", orden, os.environ)
except FileNotFoundError as error:
    codigo = errno.errorcode[error.errno]
    print("✔ posix_spawn de lo que no existe:", codigo)

assert os.system("/no/existe 2>/dev/null") == 127 * 256
assert os.popen("true").close() is None  # y no 0
assert os.popen("kill -9 $$").close() == -9 * 256
assert os.spawnv(os.P_WAIT, "/no/existe", orden) == 127
hijo = os.spawnv(os.P_NOWAIT, "/bin/sh", orden)  # no espera: da el PID
assert os.waitpid(hijo, 0) == (hijo, 3 * 256)
