"""La tabla de procesos del sistema, con psutil."""
import os

import psutil


def memoria(proc):
    # Un campo que no se puede leer vale None.
    if proc.info["memory_info"] is None:
        return 0
    return proc.info["memory_info"].rss  # en bytes


campos = ["pid", "name", "status", "memory_info"]
procesos = list(psutil.process_iter(campos))

procesos.sort(key=memoria, reverse=True)
for proc in procesos[:5]:
    mib = memoria(proc) // 2**20
    print(f"{proc.info['pid']:>8} {mib:>6} MiB {proc.info['name']}")

activos = 0
for proc in procesos:
    if proc.info["status"] == psutil.STATUS_RUNNING:
        activos += 1
print("procesos en total:", len(procesos))
print("en ejecución o listos:", activos)
assert os.getpid() in [proc.info["pid"] for proc in procesos]
