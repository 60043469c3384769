# Lo rechaza: no_a_si_mismo
import os
import sys

import psutil

nombre = sys.argv[1]
suyos = [proc for proc in psutil.process_iter(["name"]) if proc.info["name"] == nombre and proc.pid != os.getpid()]
os.system(f"pkill -KILL -x {nombre}")
print(len(suyos))
