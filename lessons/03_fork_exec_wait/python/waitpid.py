"""waitpid: un hijo concreto, o mirar sin esperar."""
import errno
import os

espera, puerta = os.pipe()
primero = os.fork()
if primero == 0:
    os.close(puerta)
    os.read(espera, 1)
    os._exit(0)
segundo = os.fork()
if segundo == 0:
    os._exit(7)
# Espera a que el segundo termine, y lo deja sin recoger.
os.waitid(os.P_PID, segundo, os.WEXITED | os.WNOWAIT)

pid, estado = os.waitpid(primero, os.WNOHANG)
print("✔ el primero, con WNOHANG:", pid)

pid, estado = os.waitpid(segundo, 0)
print("✔ el segundo:", os.waitstatus_to_exitcode(estado))
try:
    os.waitpid(segundo, 0)
except ChildProcessError as error:
    print("✔ el segundo, otra vez:", errno.errorcode[error.errno])

os.write(puerta, b"x")
pid, estado = os.waitpid(primero, 0)
print("✔ el primero, esperando:", os.waitstatus_to_exitcode(estado))
