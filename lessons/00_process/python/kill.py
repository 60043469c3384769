"""terminate pide que acabe; kill mata."""
import multiprocessing
import os
import signal
import time

import psutil


def ignorar_sigterm(listo):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    listo.set()
    time.sleep(60)


if __name__ == "__main__":
    listo = multiprocessing.Event()
    rebelde = multiprocessing.Process(target=ignorar_sigterm, args=(listo,))
    rebelde.start()
    listo.wait()
    proc = psutil.Process(rebelde.pid)

    proc.terminate()  # SIGTERM: se puede ignorar
    rebelde.join(0.2)
    print("tras terminate(), ha terminado:", not rebelde.is_alive())
    assert rebelde.is_alive()

    proc.kill()  # SIGKILL: no se puede ignorar
    rebelde.join()
    print("tras kill(), exitcode:", rebelde.exitcode)
    assert rebelde.exitcode == -9

    # A un zombi no se le puede matar: ya está muerto.
    hijo = os.fork()
    if hijo == 0:
        os._exit(0)
    zombi = psutil.Process(hijo)
    while zombi.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)
    zombi.kill()
    print("tras kill(), el zombi sigue:", zombi.status())
    assert zombi.status() == psutil.STATUS_ZOMBIE
    os.waitpid(hijo, 0)
    print("tras wait, está en la tabla:", psutil.pid_exists(hijo))
