"""El ejemplo de zombi de los apuntes, y lo que le falta para poder verlo."""
import os

import psutil

pid = os.fork()
if pid == 0:
    print("Soy el hijo y me termino", flush=True)
    os._exit(0)
else:
    # El padre no hace nada, por lo que el hijo queda en estado zombi
    pass

# Lo que falta: que el padre siga vivo, y mire cuando el hijo ha terminado.
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
estado = psutil.Process(pid).status()
print("estado, mientras vive el padre:", estado)
assert estado == psutil.STATUS_ZOMBIE
os.wait()
