# Lo rechaza: no_a_si_mismo
import sys

import psutil

matados = 0
for proc in psutil.process_iter(["name"]):
    if proc.info["name"] == sys.argv[1]:
        proc.kill()
        matados += 1
print(matados)
