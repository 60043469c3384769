"""Las excepciones de psutil, una a una."""
import os
import subprocess
import time

import psutil

hijo = subprocess.Popen(["sleep", "60"])
proc = psutil.Process(hijo.pid)
proc.kill()
while proc.status() != psutil.STATUS_ZOMBIE:  # su padre no ha hecho wait
    time.sleep(0.01)
proc.kill()
print("kill() a un zombi: no hace nada, y no lanza nada")
assert proc.status() == psutil.STATUS_ZOMBIE

hijo.wait()
try:
    proc.kill()
except psutil.NoSuchProcess as error:
    print("kill() cuando ya no existe:", type(error).__name__)

if os.geteuid() == 0:
    os.setuid(65534)  # root puede con todos: deja de serlo, y pasa a nobody
try:
    psutil.Process(1).send_signal(0)  # 0: no se envía; solo se pide permiso
except psutil.AccessDenied as error:
    print("una señal a un proceso de otro:", type(error).__name__)

assert issubclass(psutil.ZombieProcess, psutil.NoSuchProcess)
assert issubclass(psutil.NoSuchProcess, psutil.Error)
