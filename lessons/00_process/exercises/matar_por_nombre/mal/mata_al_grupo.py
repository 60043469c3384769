# Lo rechaza: solo_esos
import os
import signal
import sys

import psutil

matados = 0
for proc in psutil.process_iter(["name"]):
    if proc.info["name"] == sys.argv[1] and proc.pid != os.getpid():
        os.killpg(os.getpgid(proc.pid), signal.SIGKILL)
        matados += 1
print(matados)
