"""ls / | wc -l, hecho a mano."""
import errno
import os
import time

resultado, salida_de_wc = os.pipe()
# ANCHOR: tuberia
lectura, escritura = os.pipe()
ls = os.fork()
if ls == 0:
    os.dup2(escritura, 1)
    try:
        os.execlp("ls", "ls", "/")
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

pid, estado = os.waitpid(ls, 0)
print("✔ ls:", os.waitstatus_to_exitcode(estado))
time.sleep(0.1)
pid, estado = os.waitpid(wc, os.WNOHANG)
print("✔ ls ha terminado, y wc:", pid)

os.close(escritura)
pid, estado = os.waitpid(wc, 0)
print("✔ cierro mi extremo, y wc:", os.waitstatus_to_exitcode(estado))
# ANCHOR_END: tuberia
print("✔ son los ficheros que hay en /:", int(os.read(resultado, 100)))

# ANCHOR: sin_lectores
lectura, escritura = os.pipe()
os.close(lectura)
try:
    os.write(escritura, b"x")
except BrokenPipeError as error:
    print("✔ sin lectores, write:", errno.errorcode[error.errno])
# ANCHOR_END: sin_lectores
