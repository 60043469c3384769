import os
import sys
import time


class Lanzada:
    def __init__(self, orden):
        self.orden = orden
        lectura, escritura = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.execvp(orden.split()[0], orden.split())
            except OSError:
                os.write(escritura, b"x")
            os._exit(127)
        os.close(escritura)
        self.lectura = lectura

    def resultado(self):
        """Cómo ha ido, o None si sigue."""
        pid, estado = os.waitpid(self.pid, os.WNOHANG)
        if pid == 0:
            return None
        if os.read(self.lectura, 1):
            return "no existe"
        codigo = os.waitstatus_to_exitcode(estado)
        if codigo == 0:
            return "bien"
        return f"señal {-codigo}" if codigo < 0 else f"código {codigo}"


lanzadas = [Lanzada(orden) for orden in sys.argv[1:]]
fallos = 0
while lanzadas:
    for lanzada in list(lanzadas):
        resultado = lanzada.resultado()
        if resultado is not None:
            print(f"{lanzada.orden}: {resultado}")
            fallos += resultado != "bien"
            lanzadas.remove(lanzada)
    time.sleep(0.01)
print(f"fallos: {fallos}")
