"""Un huérfano: quién es su padre antes y después."""
import os
import time

leer, escribir = os.pipe()
hijo = os.fork()
if hijo == 0:
    if os.fork() == 0:
        antes = os.getppid()
        print(f"mi padre es PID {antes}", flush=True)
        os.write(escribir, b"x")  # el hijo ya puede terminar
        while os.getppid() == antes:
            time.sleep(0.01)
        ahora = os.getppid()
        print(f"ahora mi padre es PID {ahora}", flush=True)
        assert ahora != antes
        print("mi PPID ha cambiado y yo no he hecho nada", flush=True)
    else:
        os.close(escribir)
        os.read(leer, 1)
    os._exit(0)

os.waitpid(hijo, 0)
# Se lee el final cuando acaba el último que puede escribir: el nieto.
os.close(escribir)
os.read(leer, 1)
