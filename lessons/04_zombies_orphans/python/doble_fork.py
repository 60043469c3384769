"""El doble fork: tener un nieto, para no tener que esperarlo."""
import os

from comun import (
    adoptar_si_hace_falta, campos, cierto, decir, esperar_a_que_lo_recojan, igual, ppid, wait_que_falla,
)

adoptar_si_hace_falta()
leer, escribir = os.pipe()
espera, termina = os.pipe()

# ANCHOR: doble_fork
hijo = os.fork()
if hijo == 0:
    nieto = os.fork()
    if nieto > 0:
        os.write(escribir, str(nieto).encode())
        os._exit(0)  # termina enseguida, sin esperar al nieto
    decir("trabajo en segundo plano")
    os.close(termina)
    os.read(espera, 1)  # hasta que el abuelo cierre la tubería, o muera
    os._exit(0)
_, como_acabo = os.waitpid(hijo, 0)
igual("el hijo termina enseguida", os.waitstatus_to_exitcode(como_acabo), 0)
nieto = int(os.read(leer, 20))
cierto("su padre ya no es el hijo", ppid(nieto) != hijo)
os.close(termina)
esperar_a_que_lo_recojan(nieto)
cierto("el nieto ha terminado y no ha quedado zombi", campos(nieto) is None)
igual("a mí no me queda nadie, y wait responde", wait_que_falla(), "ECHILD")
# ANCHOR_END: doble_fork
