"""Un zombi: ha terminado, sigue en la tabla, kill -9 no lo quita y wait sí."""
import os
import signal

from comun import campos, cierto, esperar_a, estado, igual, wait_que_falla, zombi

# ANCHOR: zombi
hijo = os.fork()
if hijo == 0:
    os._exit(7)
esperar_a(lambda: zombi(hijo))
igual("estado", estado(hijo), "zombi (Z)")
with open(f"/proc/{hijo}/cmdline", "rb") as cmdline:
    igual("bytes en su cmdline", len(cmdline.read()), 0)

os.kill(hijo, signal.SIGKILL)
igual("estado, después de kill -9", estado(hijo), "zombi (Z)")

pid, como_acabo = os.waitpid(hijo, 0)
cierto("wait devuelve el PID del hijo", pid == hijo)
igual("y su código de salida", os.waitstatus_to_exitcode(como_acabo), 7)
cierto("después de wait ya no está en la tabla", campos(hijo) is None)
igual("otro wait", wait_que_falla(), "ECHILD")
# ANCHOR_END: zombi
