"""SIGCHLD avisa de que un hijo ha terminado; las señales no hacen cola."""
import os
import signal

avisos = 0


# ANCHOR: manejador
def apuntar(numero, donde):
    global avisos
    avisos += 1


def hijo_que_termina():
    hijo = os.fork()
    if hijo == 0:
        os._exit(0)
    return hijo


signal.signal(signal.SIGCHLD, apuntar)
# ANCHOR_END: manejador

# ANCHOR: bloqueada
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
for i in range(3):
    os.waitid(os.P_PID, hijo_que_termina(), os.WEXITED | os.WNOWAIT)
print("✔ avisos de tres hijos, con SIGCHLD bloqueada:", avisos, flush=True)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
print("✔ avisos al desbloquearla:", avisos, flush=True)

recogidos = 0
try:
    while os.waitpid(-1, os.WNOHANG)[0] != 0:
        recogidos += 1
except ChildProcessError:
    pass
print("✔ recogidos con un bucle de waitpid:", recogidos, flush=True)
# ANCHOR_END: bloqueada
