"""Los estados de un proceso, y las señales que llevan de uno a otro."""
import multiprocessing
import time

import psutil


def calcular():
    while True:
        pass


def llega_a(visto, causa, estado):
    while visto.status() != estado:
        time.sleep(0.01)
    print(f"{causa}: {estado}")


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=calcular, daemon=True)
    hijo.start()
    visto = psutil.Process(hijo.pid)
    llega_a(visto, "un bucle que calcula", psutil.STATUS_RUNNING)

    visto.suspend()  # SIGSTOP
    llega_a(visto, "suspend()", psutil.STATUS_STOPPED)
    visto.resume()  # SIGCONT
    llega_a(visto, "resume()", psutil.STATUS_RUNNING)

    visto.kill()  # SIGKILL
    llega_a(visto, "kill()", psutil.STATUS_ZOMBIE)
    hijo.join()
    print("después de join, sigue en la tabla:", visto.is_running())
    assert not visto.is_running() and hijo.exitcode == -9
