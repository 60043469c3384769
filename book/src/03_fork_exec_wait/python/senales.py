"""SIGCHLD avisa de que un hijo ha terminado; las señales no hacen cola."""
import errno
import os
import signal

avisos = 0


# ANCHOR: manejador
def apuntar(numero, donde):
    global avisos
    avisos += 1


def hijo_que_termina(codigo=0):
    hijo = os.fork()
    if hijo == 0:
        os._exit(codigo)
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

# ANCHOR: esperar
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
hijo = hijo_que_termina(7)
leida = signal.sigwaitinfo([signal.SIGCHLD])
assert leida.si_pid == hijo
print("✔ y con qué código ha salido:", leida.si_status)
os.waitpid(hijo, 0)
# ANCHOR_END: esperar

# ANCHOR: imposibles
for senal in [signal.SIGKILL, signal.SIGSTOP]:
    try:
        signal.signal(senal, apuntar)
    except OSError as error:
        print(f"✔ poner un manejador a {senal.name}:", errno.errorcode[error.errno])
# ANCHOR_END: imposibles
