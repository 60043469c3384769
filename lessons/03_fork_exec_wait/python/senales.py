"""SIGCHLD avisa de que un hijo ha terminado."""
import os
import signal

avisos = 0


def apuntar(numero, marco):
    global avisos
    avisos += 1


def hijo_que_termina():
    hijo = os.fork()
    if hijo == 0:
        os._exit(0)
    return hijo


signal.signal(signal.SIGCHLD, apuntar)

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
for i in range(3):
    hijo = hijo_que_termina()
    # Espera a que termine, pero lo deja sin recoger.
    os.waitid(os.P_PID, hijo, os.WEXITED | os.WNOWAIT)
assert avisos == 0, avisos
print("✔ avisos de tres hijos, con SIGCHLD bloqueada:", avisos, flush=True)
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
assert avisos == 1, avisos
print("✔ avisos al desbloquearla:", avisos, flush=True)

recogidos = 0
try:
    while os.waitpid(-1, os.WNOHANG)[0] != 0:
        recogidos += 1
except ChildProcessError:  # ya no quedan hijos
    pass
assert recogidos == 3, recogidos
print("✔ recogidos con un bucle de waitpid:", recogidos, flush=True)
