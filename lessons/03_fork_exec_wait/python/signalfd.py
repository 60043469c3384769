"""Python no tiene signalfd, pero sí sigwaitinfo, que dice lo mismo."""
import os
import signal

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
hijo = os.fork()
if hijo == 0:
    os._exit(7)
leida = signal.sigwaitinfo([signal.SIGCHLD])
assert leida.si_pid == hijo
assert leida.si_status == 7
print("✔ y con qué código ha salido:", leida.si_status)
pid, estado = os.waitpid(hijo, 0)
print("✔ recogerlo es cosa mía:", os.waitstatus_to_exitcode(estado))
signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGCHLD])
