"""Un demonio: sesión propia, sin terminal y sin descriptores heredados."""
import os
import select

leer, escribir = os.pipe()  # el demonio dice su PID
espera, despedida = os.pipe()  # y acaba cuando el abuelo cierra esta


def campo_de_estado(pid, nombre):
    with open(f"/proc/{pid}/status") as fichero:
        return dict(linea.split(":", 1) for linea in fichero)[nombre].strip()


# ANCHOR: demonio
def demonio():
    print(f"soy el demonio (PID {os.getpid()}): es lo último que digo",
          flush=True)
    os.chdir("/")
    os.umask(0)
    nada = os.open("/dev/null", os.O_RDWR)
    for descriptor in [0, 1, 2]:
        os.dup2(nada, descriptor)
    for descriptor in range(3, 256):
        if descriptor not in (escribir, espera):
            os.closerange(descriptor, descriptor + 1)  # si estaba abierto
    os.write(escribir, str(os.getpid()).encode())
    os.read(espera, 1)


hijo = os.fork()
if hijo == 0:
    os.setsid()
    if os.fork() == 0:
        demonio()
    os._exit(0)
# ANCHOR_END: demonio
os.waitpid(hijo, 0)
pid = int(os.read(leer, 20))

assert int(campo_de_estado(pid, "PPid")) != hijo
print("tiene otro padre")
assert os.getsid(pid) == hijo
print("está en la sesión que creó el hijo")
assert os.getsid(0) != hijo
print("que no es la mía")
assert os.readlink(f"/proc/{pid}/cwd") == "/"
print("su carpeta es /")
assert int(campo_de_estado(pid, "Umask")) == 0
print("permisos que quita su umask: 0")
for fd in ["fd/0", "fd/1", "fd/2"]:
    assert os.readlink(f"/proc/{pid}/{fd}") == "/dev/null"
    print(fd, "es /dev/null")

fin = os.pidfd_open(pid)
os.close(despedida)
select.select([fin], [], [], 10)  # hasta que acabe él solo
