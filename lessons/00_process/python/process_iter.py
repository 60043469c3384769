"""La tabla de procesos del sistema, con psutil."""
import os

import psutil

procesos = []
for proc in psutil.process_iter(["pid", "name", "memory_info"]):
    # Un campo que no se puede leer vale None.
    if proc.info["memory_info"] is not None:
        procesos.append(proc)

procesos.sort(key=lambda proc: proc.info["memory_info"].rss, reverse=True)
for proc in procesos[:5]:
    memoria = proc.info["memory_info"].rss // 2**20
    print(f"{proc.info['pid']:>8} {memoria:>6} MiB {proc.info['name']}")

activos = 0
for proc in procesos:
    try:
        activos += proc.status() == psutil.STATUS_RUNNING
    except psutil.NoSuchProcess:
        pass  # ha terminado mientras se recorría la tabla
print(f"en ejecución, {activos} de {len(procesos)}")
assert any(proc.info["pid"] == os.getpid() for proc in procesos)
