"""Declararse subreaper: adoptar a los descendientes que se queden sin padre."""
import os

from comun import PR_SET_CHILD_SUBREAPER, campos, cierto, igual, ppid, prctl

leer, escribir = os.pipe()
espera, termina = os.pipe()

# ANCHOR: subreaper
prctl(PR_SET_CHILD_SUBREAPER, 1)
hijo = os.fork()
if hijo == 0:
    nieto = os.fork()
    if nieto > 0:
        os.write(escribir, str(nieto).encode())
        os._exit(0)
    os.close(termina)
    os.read(espera, 1)  # hasta que el abuelo cierre la tubería, o muera
    os._exit(5)
os.waitpid(hijo, 0)
nieto = int(os.read(leer, 20))
cierto("después, el padre del nieto soy yo", ppid(nieto) == os.getpid())

os.close(termina)
_, como_acabo = os.waitpid(nieto, 0)
igual("wait del nieto", os.waitstatus_to_exitcode(como_acabo), 5)
cierto("y ya no está en la tabla", campos(nieto) is None)
# ANCHOR_END: subreaper
