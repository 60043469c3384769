# Lo rechaza: tambien_el_terco
import os
import signal
import sys

import psutil

matados = 0
for proc in psutil.process_iter(["name"]):
    if proc.info["name"] == sys.argv[1] and proc.pid != os.getpid():
        proc.send_signal(signal.SIGINT)
        matados += 1
print(matados)
