"""Tres formas de recoger a los hijos."""
import os
import signal


def tres_hijos():
    hijos = []
    for codigo in [1, 2, 3]:
        hijo = os.fork()
        if hijo == 0:
            os._exit(codigo)
        hijos.append(hijo)
    return hijos


# ANCHOR: wait
suma = 0
for _ in tres_hijos():
    _, estado = os.wait()
    suma += os.waitstatus_to_exitcode(estado)
print("suma de los códigos:", suma)
assert suma == 6
# ANCHOR_END: wait

# ANCHOR: manejador
avisos = recogidos = 0


def al_terminar_un_hijo(senal, marco):
    global avisos, recogidos
    avisos += 1
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):  # los demás siguen vivos
            recogidos += 1
    except ChildProcessError:
        pass  # no queda nadie


signal.signal(signal.SIGCHLD, al_terminar_un_hijo)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
for hijo in tres_hijos():
    os.waitid(os.P_PID, hijo, os.WEXITED | os.WNOWAIT)  # ya es un zombi
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
print("avisos recibidos:", avisos)
print("hijos recogidos:", recogidos)
assert (avisos, recogidos) == (1, 3)
# ANCHOR_END: manejador

# ANCHOR: ignorada
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
hijos = tres_hijos()
try:
    os.wait()
except ChildProcessError as error:
    print("wait no entrega ningún código:", type(error).__name__)
for hijo in hijos:
    assert not os.path.exists(f"/proc/{hijo}")
print("ninguno de los tres sigue en la tabla")
# ANCHOR_END: ignorada
