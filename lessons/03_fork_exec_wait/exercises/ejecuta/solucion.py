import os
import sys

orden = sys.argv[1:]

pid = os.fork()
if pid == 0:
    # HUECO
    try:
        os.execvp(orden[0], orden)
    except FileNotFoundError:
        os._exit(127)
    except OSError:
        os._exit(126)
    # INICIO: # Aquí el hijo se ha de convertir en la orden.
    # INICIO: os._exit(0)
    # FIN

pid, estado = os.wait()
# HUECO
if os.WIFEXITED(estado):
    codigo = os.WEXITSTATUS(estado)
else:
    codigo = 128 + os.WTERMSIG(estado)
# INICIO: codigo = estado  # ¿Es esto el código?
# FIN
print(codigo)
