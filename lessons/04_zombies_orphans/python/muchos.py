"""Muchos zombis llenan el cupo de procesos del usuario, y fork deja de funcionar."""
import os
import resource

from comun import cierto, decir, igual, wait_que_falla

if os.getuid() == 0:
    # A root no le afecta el límite: pasa a ser un usuario que no sea de nadie.
    os.setgroups([])
    os.setgid(61_000 + os.getpid() % 4_000)
    os.setuid(61_000 + os.getpid() % 4_000)

# ANCHOR: muchos
_, duro = resource.getrlimit(resource.RLIMIT_NPROC)
mios = 0
for carpeta in filter(str.isdigit, os.listdir("/proc")):
    try:
        if os.stat(f"/proc/{carpeta}").st_uid == os.getuid():
            mios += len(os.listdir(f"/proc/{carpeta}/task"))
    except OSError:
        pass  # ya no está
limite = mios + 20
resource.setrlimit(resource.RLIMIT_NPROC, (limite if duro < 0 else min(limite, duro), duro))

zombis = []
try:
    while len(zombis) < 1000:
        hijo = os.fork()
        if hijo == 0:
            os._exit(0)
        zombis.append(hijo)
    falla = False
except BlockingIOError:  # EAGAIN
    falla = True
decir(f"zombis sin recoger: {len(zombis)}; otro fork falla")
cierto("el error es EAGAIN", falla)

for _ in zombis:
    os.wait()
igual("los recojo a todos, y otro wait responde", wait_que_falla(), "ECHILD")
# ANCHOR_END: muchos
