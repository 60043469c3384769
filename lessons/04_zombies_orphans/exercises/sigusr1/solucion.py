import os
import signal
import sys

n = int(sys.argv[1])
turno = [signal.SIGUSR1]

# HUECO
# Bloqueada antes de fork: la que llegue pronto queda pendiente.
signal.pthread_sigmask(signal.SIG_BLOCK, turno)


def espera_el_turno():
    signal.sigwait(turno)


# INICIO: signal.signal(signal.SIGUSR1, lambda senal, marco: None)
# INICIO: 
# INICIO: 
# INICIO: def espera_el_turno():
# INICIO:     pass  # ¿Cómo se espera, sin perder la que llegue antes?
# INICIO: 
# INICIO: 
# FIN
hijo = os.fork()
if hijo == 0:
    for i in range(n):
        espera_el_turno()
        print(f"hijo {i}", flush=True)
        os.kill(os.getppid(), signal.SIGUSR1)
    os._exit(0)

for i in range(n):
    print(f"padre {i}", flush=True)
    os.kill(hijo, signal.SIGUSR1)
    espera_el_turno()
os.waitpid(hijo, 0)
