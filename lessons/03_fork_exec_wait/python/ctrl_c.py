"""Qué pasa al pulsar Ctrl-C (SIGINT), y al enviar SIGTERM."""
import os
import signal
import time

parar = False


def manejador(numero, marco):
    global parar
    print("me ha llegado", signal.Signals(numero).name, flush=True)
    parar = True


def trabajar():
    while not parar:
        time.sleep(0.01)


def como_acaba_tras(senal):
    hijo = os.fork()
    if hijo == 0:
        os.kill(os.getpid(), senal)  # como si se la enviara otro
        trabajar()
        os._exit(0)
    pid, estado = os.waitpid(hijo, 0)
    return os.waitstatus_to_exitcode(estado)


for senal in [signal.SIGINT, signal.SIGTERM]:
    signal.signal(senal, signal.SIG_DFL)  # como un programa en C
    codigo = como_acaba_tras(senal)
    assert codigo == -senal, codigo
    print(f"✔ sin manejador, tras {senal.name}: {senal.name}", flush=True)

    signal.signal(senal, manejador)
    codigo = como_acaba_tras(senal)
    assert codigo == 0, codigo
    print(f"✔ con manejador, tras {senal.name}: {codigo}", flush=True)

# Lo que hace Python con SIGINT si no se le dice nada.
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)  # como si pulsaran Ctrl-C
    trabajar()
except KeyboardInterrupt:
    print("KeyboardInterrupt: guardo y salgo")
