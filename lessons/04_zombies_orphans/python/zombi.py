"""Un zombi: ha terminado, sigue en la tabla, kill -9 no lo quita y wait sí."""
import os
import signal

import psutil

hijo = os.fork()
if hijo == 0:
    os._exit(7)

# Espera a que termine, pero todavía no lo recoge.
os.waitid(os.P_PID, hijo, os.WEXITED | os.WNOWAIT)
zombi = psutil.Process(hijo)
print("estado:", zombi.status())
assert zombi.status() == psutil.STATUS_ZOMBIE

os.kill(hijo, signal.SIGKILL)
print("estado, después de kill -9:", zombi.status())
assert zombi.status() == psutil.STATUS_ZOMBIE

pid, estado = os.wait()
assert pid == hijo
print("wait devuelve el PID del hijo")
codigo = os.waitstatus_to_exitcode(estado)
print("y su código de salida:", codigo)
assert codigo == 7
assert not zombi.is_running()
print("después de wait ya no está en la tabla")
try:
    os.wait()
except ChildProcessError as error:
    print("otro wait:", type(error).__name__)
