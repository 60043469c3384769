"""El ejemplo de zombi de los apuntes, y lo que le falta para poder verlo."""
import os

from comun import decir, esperar_a, estado, igual, zombi

# ANCHOR: apuntes
pid = os.fork()
if pid == 0:
    decir("Soy el hijo y me termino")
    os._exit(0)
else:
    # El padre no hace nada, por lo que el hijo queda en estado zombi
    pass
# ANCHOR_END: apuntes

# ANCHOR: padre_vivo
# Lo que falta: que el padre siga vivo y mire.
esperar_a(lambda: zombi(pid))
igual("estado, mientras vive el padre", estado(pid), "zombi (Z)")
# ANCHOR_END: padre_vivo
os.wait()
