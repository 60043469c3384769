import os

leer, escribir = os.pipe()
seguir, dejar_seguir = os.pipe()
hijo = os.fork()
if hijo == 0:
    os.nice(5)
    os.write(escribir, b"x")
    os.read(seguir, 1)
    os._exit(0)
os.read(leer, 1)
print(os.getpriority(os.PRIO_PROCESS, hijo))
os.write(dejar_seguir, b"x")
os.waitpid(hijo, 0)
