"""Grupos de procesos: killpg, y a quién le llega Ctrl-C."""
import os
import pty
import signal
import time


def hijo_que_espera():
    hijo = os.fork()
    if hijo == 0:
        time.sleep(10)
        os._exit(0)
    return hijo


def quien_lo_mata(hijo):
    pid, estado = os.waitpid(hijo, 0)
    return signal.Signals(-os.waitstatus_to_exitcode(estado)).name


def programa():
    """En un terminal, con un hijo en su grupo y otro en uno propio."""
    delante, detras = hijo_que_espera(), hijo_que_espera()
    os.setpgid(detras, detras)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.write(1, b"listo")
    muerto = quien_lo_mata(delante)
    os.kill(detras, signal.SIGTERM)
    return muerto == "SIGINT" and quien_lo_mata(detras) == "SIGTERM"


uno, dos, tres = hijo_que_espera(), hijo_que_espera(), hijo_que_espera()
assert os.getpgid(uno) == os.getpgrp()
print("✔ los hijos nacen en el grupo del padre", flush=True)
os.setpgid(uno, uno)  # funda un grupo, que se llama como él
os.setpgid(dos, uno)  # entra en el grupo de uno
os.killpg(uno, signal.SIGTERM)
for hijo in [uno, dos]:
    muerto = quien_lo_mata(hijo)
    assert muerto == "SIGTERM", muerto
    print("✔ tras killpg, uno del grupo:", muerto, flush=True)
os.kill(tres, signal.SIGKILL)
assert quien_lo_mata(tres) == "SIGKILL"

signal.signal(signal.SIGINT, signal.SIG_DFL)
pid, terminal = pty.fork()  # el hijo, en un terminal nuevo
if pid == 0:
    os._exit(0 if programa() else 1)
os.read(terminal, 5)  # hasta que dice «listo»
os.write(terminal, b"\x03")  # lo que envía Ctrl-C
_, estado = os.waitpid(pid, 0)
codigo = os.waitstatus_to_exitcode(estado)
assert codigo == 0, codigo
print("✔ el programa:", codigo)
