"""seq 5 | wc -l, hecho a mano."""
import os
import time


def ejecutar(*orden):
    try:
        os.execvp(orden[0], orden)
    finally:
        os._exit(127)


resultado, salida_de_wc = os.pipe()
lectura, escritura = os.pipe()
seq = os.fork()
if seq == 0:
    os.dup2(escritura, 1)
    ejecutar("seq", "5")
wc = os.fork()
if wc == 0:
    os.dup2(lectura, 0)
    os.dup2(salida_de_wc, 1)
    ejecutar("wc", "-l")
os.close(lectura)

pid, estado = os.waitpid(seq, 0)
print("✔ seq:", os.waitstatus_to_exitcode(estado))
time.sleep(0.1)
pid, estado = os.waitpid(wc, os.WNOHANG)
assert pid == 0  # no ha terminado
print("✔ seq ha terminado, y wc:", pid)

os.close(escritura)
pid, estado = os.waitpid(wc, 0)
print("✔ cierro mi extremo, y wc:", os.waitstatus_to_exitcode(estado))
lineas = int(os.read(resultado, 100))
assert lineas == 5, lineas
print("✔ las líneas que ha escrito seq:", lineas)
