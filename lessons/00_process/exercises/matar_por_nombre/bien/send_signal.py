import signal
import sys

import psutil


def mismo_nombre(proc, nombre):
    try:
        return proc.name() == nombre
    except psutil.Error:
        return False


yo = psutil.Process()
cuenta = 0
for pid in psutil.pids():
    try:
        proc = psutil.Process(pid)
        if proc != yo and mismo_nombre(proc, sys.argv[1]):
            proc.send_signal(signal.SIGKILL)
            cuenta = cuenta + 1
    except (psutil.NoSuchProcess, psutil.AccessDenied) as error:
        print(error, file=sys.stderr)
print(cuenta)
