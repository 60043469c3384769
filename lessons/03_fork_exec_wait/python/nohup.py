"""Qué hace nohup con SIGHUP y con la salida."""
import os
import pty
import signal
import subprocess
import tempfile


def lanzar(*delante):
    orden = [*delante, "sh", "-c", "echo listo; exec sleep 10"]
    proceso = subprocess.Popen(
        orden, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    )
    assert proceso.stdout.readline() == b"listo\n"
    return proceso


def quien_lo_mata(proceso):
    proceso.wait()
    proceso.stdout.close()
    return signal.Signals(-proceso.returncode).name


signal.signal(signal.SIGHUP, signal.SIG_DFL)
proceso = lanzar()
proceso.send_signal(signal.SIGHUP)
muerto = quien_lo_mata(proceso)
assert muerto == "SIGHUP", muerto
print("✔ sin nohup, tras SIGHUP:", muerto, flush=True)

proceso = lanzar("nohup")
proceso.send_signal(signal.SIGHUP)
proceso.send_signal(signal.SIGTERM)
muerto = quien_lo_mata(proceso)
assert muerto == "SIGTERM", muerto
print("✔ con nohup, tras SIGHUP y SIGTERM:", muerto, flush=True)

with tempfile.TemporaryDirectory() as carpeta:
    hijo, terminal = pty.fork()  # el hijo, en un terminal nuevo
    if hijo == 0:
        try:
            os.chdir(carpeta)
            os.execlp("nohup", "nohup", "echo", "hola")
        finally:
            os._exit(127)
    os.waitpid(hijo, 0)
    with open(f"{carpeta}/nohup.out") as fichero:
        escrito = fichero.read().strip()
assert escrito == "hola", escrito
print("en un terminal, a nohup.out va:", escrito)
