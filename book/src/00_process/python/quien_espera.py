"""Si espera psutil, multiprocessing se queda sin exitcode."""
import multiprocessing
import time

import psutil


def nuevo_hijo():
    hijo = multiprocessing.Process(target=time.sleep, args=(60,))
    hijo.start()
    proc = psutil.Process(hijo.pid)
    proc.terminate()
    return hijo, proc


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")

    hijo, proc = nuevo_hijo()
    print("wait() de psutil:", int(proc.wait()))
    hijo.join()  # llega tarde
    print("exitcode:", hijo.exitcode, "is_alive():", hijo.is_alive())
    assert hijo.exitcode is None and hijo.is_alive()

    hijo, proc = nuevo_hijo()
    hijo.join()
    print("exitcode:", hijo.exitcode, "is_alive():", hijo.is_alive())
    print("wait() de psutil:", proc.wait())  # llega tarde
    assert hijo.exitcode == -15 and proc.wait() is None
