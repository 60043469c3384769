import os
import signal
import sys
import time

CPU = min(os.sched_getaffinity(0))
os.sched_setaffinity(0, {CPU})
hijos = []
for cuanto in range(0, 15, 5):
    hijo = os.fork()
    if hijo == 0:
        os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0) + cuanto)
        while True:
            cuanto += 1
    hijos.append(hijo)
time.sleep(int(sys.argv[1]) / 1000 + 0.05)
tabla = ["pid nice estado tics"]
for hijo in hijos:
    with open(f"/proc/{hijo}/stat") as stat:
        campos = stat.read().split()
    nice = os.getpriority(os.PRIO_PROCESS, hijo)
    tabla.append(f"{hijo:>8} {nice:>4} {campos[2]} {campos[13]:>6}")
print("\n".join(tabla))
for hijo in hijos:
    os.kill(hijo, signal.SIGTERM)
for hijo in hijos:
    os.waitpid(hijo, 0)
print("fin")
