"""terminate pide que acabe; kill mata."""
import multiprocessing
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
