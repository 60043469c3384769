import os
import sys

# HUECO


def lanza(orden):
    """El PID de su hijo, y la tubería por la que se queja si exec falla."""
    lectura, escritura = os.pipe()  # exec cierra las dos
    pid = os.fork()
    if pid == 0:
        palabras = orden.split()
        try:
            os.execvp(palabras[0], palabras)
        except FileNotFoundError:
            os.write(escritura, b"no existe")
        finally:
            os._exit(127)
    os.close(escritura)
    return pid, lectura


def como_ha_ido(estado, lectura):
    queja = os.read(lectura, 100).decode()
    os.close(lectura)
    codigo = os.waitstatus_to_exitcode(estado)
    if queja:
        return queja
    if codigo < 0:
        return f"señal {-codigo}"
    return f"código {codigo}" if codigo > 0 else "bien"


lanzadas = {}
for orden in sys.argv[1:]:
    pid, lectura = lanza(orden)
    lanzadas[pid] = orden, lectura

fallos = 0
while lanzadas:
    pid, estado = os.wait()
    orden, lectura = lanzadas.pop(pid)
    final = como_ha_ido(estado, lectura)
    print(f"{orden}: {final}")
    fallos += final != "bien"
print(f"fallos: {fallos}")
# INICIO:
# INICIO: ordenes = sys.argv[1:]
# INICIO: print(f"fallos: {len(ordenes)}")
# FIN
