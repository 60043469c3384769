"""Un demonio: sesión propia, sin terminal y sin descriptores heredados."""
import os

from comun import adoptar_si_hace_falta, campos, cierto, decir, esperar_a_que_lo_recojan, igual, ppid

adoptar_si_hace_falta()
leer, escribir = os.pipe()
espera, despedida = os.pipe()


# ANCHOR: demonio
def demonio():
    decir(f"soy el demonio (PID {os.getpid()}): es lo último que digo")
    os.chdir("/")
    os.umask(0)
    nada = os.open("/dev/null", os.O_RDWR)
    for descriptor in [0, 1, 2]:
        os.dup2(nada, descriptor)
    for descriptor in range(3, 256):
        if descriptor not in (escribir, espera):
            try:
                os.close(descriptor)
            except OSError:
                pass  # no estaba abierto
    os.write(escribir, str(os.getpid()).encode())
    os.read(espera, 1)  # hasta que el abuelo cierre la tubería, o muera


hijo = os.fork()
if hijo == 0:
    os.setsid()
    if os.fork() == 0:
        demonio()
    os._exit(0)
_, como_acabo = os.waitpid(hijo, 0)
igual("el hijo termina enseguida", os.waitstatus_to_exitcode(como_acabo), 0)
pid = int(os.read(leer, 20))
cierto("tiene otro padre", ppid(pid) != hijo)
cierto("está en la sesión que creó el hijo", os.getsid(pid) == hijo)
cierto("que no es la mía", os.getsid(0) != hijo)
igual("número de su terminal (0 es ninguno)", int(campos(pid)[7 - 3]), 0)
cierto("su carpeta es /", os.readlink(f"/proc/{pid}/cwd") == "/")
for descriptor in ["fd/0", "fd/1", "fd/2"]:
    cierto(f"{descriptor} es /dev/null", os.readlink(f"/proc/{pid}/{descriptor}") == "/dev/null")
# ANCHOR_END: demonio

os.close(despedida)
esperar_a_que_lo_recojan(pid)
cierto("ha acabado él solo y ya no está en la tabla", campos(pid) is None)
