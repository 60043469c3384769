"""PR_SET_PDEATHSIG: pedir al núcleo una señal para cuando muera el padre."""
import os
import signal

from comun import PR_SET_CHILD_SUBREAPER, PR_SET_PDEATHSIG, cierto, igual, prctl

leer, escribir = os.pipe()
prctl(PR_SET_CHILD_SUBREAPER, 1)  # para poder recoger al nieto

# ANCHOR: pdeathsig
hijo = os.fork()
if hijo == 0:
    padre = os.getpid()
    if os.fork() == 0:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        # ¿Y si el padre murió justo antes de pedirlo? Entonces nadie avisará.
        cierto("mi padre sigue siendo el mismo", os.getppid() == padre)
        os.write(escribir, str(os.getpid()).encode())
    signal.alarm(10)  # por si nadie los termina
    signal.pause()

nieto = int(os.read(leer, 20))
os.kill(hijo, signal.SIGKILL)
os.waitpid(hijo, 0)
_, como_acabo = os.waitpid(nieto, 0)
igual("wait de quien lo pidió", os.waitstatus_to_exitcode(como_acabo), -signal.SIGTERM)
# ANCHOR_END: pdeathsig
