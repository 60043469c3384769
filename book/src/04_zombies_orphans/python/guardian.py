"""Un guardián: recoge a los hijos según terminan y repite a quien falla."""
import os
import time

SEGUNDOS = {1: 0.3, 2: 0.2, 3: 0.1}  # cuánto trabaja cada hijo
vidas = {1: 0, 2: 0, 3: 0}


def arrancar(cual):
    vidas[cual] += 1
    pid = os.fork()
    if pid == 0:
        time.sleep(SEGUNDOS[cual])
        os._exit(1 if vidas[cual] == 1 else 0)  # la primera vez falla
    return pid


if __name__ == "__main__":
    vivos = {arrancar(cual): cual for cual in SEGUNDOS}
    while vivos:
        pid, estado = os.wait()  # el que termine antes
        cual = vivos.pop(pid)
        bien = estado == 0
        como = "bien" if bien else "mal"
        print(f"el {cual} ha acabado {como}; vidas: {vidas[cual]}", flush=True)
        if not bien:
            vivos[arrancar(cual)] = cual
