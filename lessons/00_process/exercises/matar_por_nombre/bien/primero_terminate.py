import os
import sys

import psutil

nombre = sys.argv[1]
procesos = [
    proc
    for proc in psutil.process_iter(["name"])
    if proc.info["name"] == nombre and proc.pid != os.getpid()
]
for proc in procesos:
    proc.terminate()
muertos, vivos = psutil.wait_procs(procesos, timeout=0.5)
for proc in vivos:
    try:
        proc.kill()
    except psutil.NoSuchProcess:
        pass
print(len(procesos))
