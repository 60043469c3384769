# Lo rechaza: espera_al_hijo
import os

leer, escribir = os.pipe()
hijo = os.fork()
if hijo == 0:
    os.nice(5)
    os.write(escribir, b"x")
    os._exit(0)
os.read(leer, 1)
print(os.getpriority(os.PRIO_PROCESS, hijo))
