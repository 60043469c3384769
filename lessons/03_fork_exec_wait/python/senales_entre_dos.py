"""Padre e hijo se envían señales, y no se pierde ninguna."""
import os
import signal
import time

VECES = 100

# Con pause: la señal llega antes, y el hijo no despierta.
signal.signal(signal.SIGUSR1, lambda numero, marco: None)
hijo = os.fork()
if hijo == 0:
    time.sleep(0.1)  # entretanto llega la señal
    signal.pause()
    os._exit(0)
os.kill(hijo, signal.SIGUSR1)
time.sleep(0.3)
pid, estado = os.waitpid(hijo, os.WNOHANG)
assert pid == 0
print("✔ la señal llega antes de pause, y el hijo:", pid, flush=True)
while pid == 0:  # otra, y otra, hasta que despierte
    os.kill(hijo, signal.SIGUSR1)
    time.sleep(0.05)
    pid, estado = os.waitpid(hijo, os.WNOHANG)

# Bloqueadas antes de fork: las que lleguen quedan pendientes.
senales = [signal.SIGUSR1, signal.SIGUSR2]
signal.pthread_sigmask(signal.SIG_BLOCK, senales)
hijo = os.fork()
if hijo == 0:
    for i in range(VECES):
        signal.sigwait([signal.SIGUSR1])
        os.kill(os.getppid(), signal.SIGUSR2)
    os._exit(0)
respuestas = 0
for i in range(VECES):
    os.kill(hijo, signal.SIGUSR1)
    signal.sigwait([signal.SIGUSR2])
    respuestas += 1
os.waitpid(hijo, 0)
assert respuestas == VECES
print("✔ por turnos, respuestas del hijo:", respuestas)
