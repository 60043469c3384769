"""seq 5 | wc -l, hecho a mano."""
import os
import time

resultado, salida_de_wc = os.pipe()
# ANCHOR: tuberia
lectura, escritura = os.pipe()
seq = os.fork()
if seq == 0:
    os.dup2(escritura, 1)
    try:
        os.execlp("seq", "seq", "5")
    finally:
        os._exit(127)
wc = os.fork()
if wc == 0:
    os.dup2(lectura, 0)
    os.dup2(salida_de_wc, 1)
    try:
        os.execlp("wc", "wc", "-l")
    finally:
        os._exit(127)
os.close(lectura)

pid, estado = os.waitpid(seq, 0)
print("✔ seq:", os.waitstatus_to_exitcode(estado))
time.sleep(0.1)
pid, estado = os.waitpid(wc, os.WNOHANG)
print("✔ seq ha terminado, y wc:", pid)

os.close(escritura)
pid, estado = os.waitpid(wc, 0)
print("✔ cierro mi extremo, y wc:", os.waitstatus_to_exitcode(estado))
# ANCHOR_END: tuberia
print("✔ las líneas que ha escrito seq:", int(os.read(resultado, 100)))
