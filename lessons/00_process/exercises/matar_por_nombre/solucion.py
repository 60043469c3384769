import os
import sys

import psutil


def matar(nombre):
    matados = 0
    # HUECO
    for proc in psutil.process_iter(["name"]):
        if proc.info["name"] == nombre and proc.pid != os.getpid():
            try:
                proc.kill()
                matados += 1
            except psutil.NoSuchProcess:
                pass  # terminó mientras se recorría la tabla
    # INICIO: # Recorre la tabla de procesos y mata a los que se llaman así.
    # FIN
    return matados


if __name__ == "__main__":
    print(matar(sys.argv[1]))
