"""PR_SET_PDEATHSIG: pedir al núcleo una señal para cuando muera el padre."""
import ctypes
import os
import signal

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36

libc = ctypes.CDLL(None)  # Python no tiene prctl, y la biblioteca de C sí
libc.prctl(PR_SET_CHILD_SUBREAPER, 1)  # para poder recoger a los nietos

leer, escribir = os.pipe()
hijo = os.fork()
if hijo == 0:
    for cual in ["lo pide", "no lo pide"]:
        if os.fork() == 0:
            if cual == "lo pide":
                libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            os.write(escribir, f"{cual}:{os.getpid()}\n".encode())
            break
    signal.alarm(10)  # por si nadie los termina
    signal.pause()

with os.fdopen(leer) as lineas:
    nietos = dict(lineas.readline().split(":") for _ in range(2))
os.kill(hijo, signal.SIGKILL)
os.waitpid(hijo, 0)

_, estado = os.waitpid(int(nietos["lo pide"]), 0)
codigo = os.waitstatus_to_exitcode(estado)
print("wait de quien lo pidió:", codigo)
assert codigo == -signal.SIGTERM

otro = int(nietos["no lo pide"])
assert os.waitpid(otro, os.WNOHANG) == (0, 0)
print("quien no lo pidió sigue vivo")
os.kill(otro, signal.SIGKILL)
os.waitpid(otro, 0)
