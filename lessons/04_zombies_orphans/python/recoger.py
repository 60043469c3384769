"""Cuatro formas de recoger a los hijos."""
import os
import signal

from comun import campos, cierto, decir, esperar_a, igual, wait_que_falla, zombi


def tres_hijos():
    hijos = []
    for codigo in [1, 2, 3]:
        hijo = os.fork()
        if hijo == 0:
            os._exit(codigo)
        hijos.append(hijo)
    return hijos


def tres_zombis():
    hijos = tres_hijos()
    esperar_a(lambda: all(zombi(hijo) for hijo in hijos))


# ANCHOR: wait
suma = 0
for _ in tres_hijos():
    _, como_acabo = os.wait()
    suma += os.waitstatus_to_exitcode(como_acabo)
igual("suma de los códigos", suma, 6)
# ANCHOR_END: wait

# ANCHOR: manejador
avisos = recogidos = 0


def al_terminar_un_hijo(senal, marco):
    global avisos, recogidos
    avisos += 1
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return  # no queda nadie
        if pid == 0:
            return  # los que quedan siguen vivos
        recogidos += 1


signal.signal(signal.SIGCHLD, al_terminar_un_hijo)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
tres_zombis()
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
igual("avisos recibidos", avisos, 1)
igual("hijos recogidos", recogidos, 3)
# ANCHOR_END: manejador

# ANCHOR: sigtimedwait
# Python no tiene signalfd; sigtimedwait también lee la señal sin manejador.
signal.signal(signal.SIGCHLD, signal.SIG_DFL)
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
tres_zombis()
leidos = suma = 0
while signal.sigtimedwait([signal.SIGCHLD], 0) is not None:
    leidos += 1
    while suma < 6:
        _, como_acabo = os.waitpid(-1, os.WNOHANG)
        suma += os.waitstatus_to_exitcode(como_acabo)
igual("avisos leídos", leidos, 1)
igual("suma de los códigos", suma, 6)
# ANCHOR_END: sigtimedwait

# ANCHOR: ignorada
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
hijos = tres_hijos()
igual("wait no entrega ningún código", wait_que_falla(), "ECHILD")
cierto("ninguno de los tres sigue en la tabla", all(campos(hijo) is None for hijo in hijos))
# ANCHOR_END: ignorada
