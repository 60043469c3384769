import os
import signal
import sys
import time

plazo, orden = int(sys.argv[1]), sys.argv[2:]

pid = os.fork()
if pid == 0:
    os.execvp(orden[0], orden)

limite = time.monotonic() + plazo
acabado, estado = os.waitpid(pid, os.WNOHANG)
while acabado == 0 and time.monotonic() < limite:
    time.sleep(0.01)
    acabado, estado = os.waitpid(pid, os.WNOHANG)
if acabado == 0:
    os.kill(pid, signal.SIGTERM)
    time.sleep(0.3)
    os.kill(pid, signal.SIGKILL)
    acabado, estado = os.waitpid(pid, 0)

codigo = os.waitstatus_to_exitcode(estado)
print(codigo if codigo >= 0 else 128 - codigo)
