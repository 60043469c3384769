# Lo rechaza: solo_esos
import os
import sys

import psutil

matados = 0
for proc in psutil.process_iter(["cmdline"]):
    orden = proc.info["cmdline"] or []
    if sys.argv[1] in orden and proc.pid != os.getpid():
        proc.kill()
        matados += 1
print(matados)
