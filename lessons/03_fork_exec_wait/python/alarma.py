"""Un plazo para una operación: alarm, setitimer y SIGALRM."""
import os
import signal

lectura, escritura = os.pipe()
alarmas = 0


def se_acabo(numero, marco):
    raise TimeoutError


def escribir_a_la_tercera(numero, marco):
    global alarmas
    alarmas += 1
    if alarmas == 3:
        os.write(escritura, b"x")


signal.alarm(50)  # 50 segundos
hijo = os.fork()
if hijo == 0:
    heredados = signal.alarm(0)  # la quita, y dice cuánto faltaba
    assert heredados == 0, heredados
    print("✔ segundos de alarma que hereda el hijo:", heredados, flush=True)
    signal.setitimer(signal.ITIMER_REAL, 0.1)  # admite décimas
    signal.pause()
signal.alarm(0)
pid, estado = os.waitpid(hijo, 0)
codigo = os.waitstatus_to_exitcode(estado)
assert codigo == -signal.SIGALRM, codigo
print("✔ sin manejador, tras la alarma:", signal.Signals(-codigo).name)

signal.signal(signal.SIGALRM, se_acabo)
leido = None
try:
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    leido = os.read(lectura, 1)  # no hay nada, ni lo habrá
except TimeoutError:
    print("read no ha acabado a tiempo")
assert leido is None

signal.signal(signal.SIGALRM, escribir_a_la_tercera)
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)  # y se repite
leido = os.read(lectura, 1)
signal.setitimer(signal.ITIMER_REAL, 0)
assert leido == b"x" and alarmas >= 3
print("✔ read se reanuda, y a la tercera lee:", len(leido))
