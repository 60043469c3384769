"""psutil: mirar un proceso desde fuera, cambiarle el nice y terminarlo."""
import multiprocessing
import os
import time

import psutil


def dormir():
    time.sleep(1000)


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=dormir)
    hijo.start()

    # ANCHOR: mirar
    proc = psutil.Process(hijo.pid)
    print("¿su padre soy yo?", proc.ppid() == os.getpid())
    pids = [p.pid for p in psutil.process_iter()]
    print("¿está en la tabla?", hijo.pid in pids)
    descendientes = psutil.Process().children(recursive=True)
    print("descendientes míos:", len(descendientes))
    # ANCHOR_END: mirar

    # ANCHOR: nice
    proc.nice(5)
    print("nice:", proc.nice())
    # ANCHOR_END: nice

    # ANCHOR: terminar
    proc.terminate()
    proc.wait(10)
    print("¿sigue ahí?", proc.is_running())
    # ANCHOR_END: terminar

    # ANCHOR: sistema
    cpus = psutil.cpu_count()
    memoria = psutil.virtual_memory().total
    arranque = int(psutil.boot_time())
    # ANCHOR_END: sistema
    print(cpus, "CPU,", memoria, "B de memoria, arranque en", arranque)
