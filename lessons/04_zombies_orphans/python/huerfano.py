"""Un huérfano: quién es su padre antes y después."""
import os
import select
import time

leer, escribir = os.pipe()  # el nieto dice su PID
espera, adelante = os.pipe()  # el hijo termina cuando el abuelo la cierra

hijo = os.fork()
if hijo == 0:
    os.close(adelante)
    if os.fork() == 0:
        antes = os.getppid()
        print(f"mi padre es PID {antes}", flush=True)
        os.write(escribir, str(os.getpid()).encode())
        while os.getppid() == antes:
            time.sleep(0.01)
        ahora = os.getppid()
        print(f"ahora mi padre es PID {ahora}", flush=True)
        assert ahora != antes
        print("mi PPID ha cambiado y yo no he hecho nada", flush=True)
    else:
        os.read(espera, 1)
    os._exit(0)

nieto = os.pidfd_open(int(os.read(leer, 20)))
os.close(adelante)
os.waitpid(hijo, 0)
select.select([nieto], [], [], 10)  # hasta que termine el huérfano
