"""Python no tiene signalfd: sigwaitinfo espera una señal bloqueada y dice lo mismo."""
import os
import signal

# ANCHOR: esperar
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
hijo = os.fork()
if hijo == 0:
    os._exit(7)
leida = signal.sigwaitinfo([signal.SIGCHLD])
assert leida.si_pid == hijo
print("✔ y con qué código ha salido:", leida.si_status)
pid, estado = os.waitpid(hijo, 0)
print("✔ recogerlo es cosa mía:", os.waitstatus_to_exitcode(estado))
# ANCHOR_END: esperar
