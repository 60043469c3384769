"""Los estados de un proceso, y las señales que llevan de uno a otro."""
import multiprocessing
import time

import psutil


def calcular():
    while True:
        pass


def llega_a(proc, causa, estado):
    while proc.status() != estado:
        time.sleep(0.01)
    print(f"{causa}: {estado}")


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=calcular, daemon=True)
    hijo.start()
    proc = psutil.Process(hijo.pid)
    llega_a(proc, "un bucle que calcula", psutil.STATUS_RUNNING)
    proc.suspend()  # SIGSTOP
    llega_a(proc, "suspend()", psutil.STATUS_STOPPED)
    proc.resume()  # SIGCONT
    llega_a(proc, "resume()", psutil.STATUS_RUNNING)
    proc.kill()  # SIGKILL
    llega_a(proc, "kill()", psutil.STATUS_ZOMBIE)
    hijo.join()
    print("después de join, sigue en la tabla:", proc.is_running())
    assert not proc.is_running() and hijo.exitcode == -9

    hijo = multiprocessing.Process(target=time.sleep, args=(60,))
    hijo.start()
    proc = psutil.Process(hijo.pid)
    llega_a(proc, "sleep()", psutil.STATUS_SLEEPING)
    proc.suspend()
    llega_a(proc, "suspend()", psutil.STATUS_STOPPED)
    proc.terminate()  # SIGTERM
    time.sleep(0.1)
    llega_a(proc, "terminate(), que queda pendiente", psutil.STATUS_STOPPED)
    proc.resume()
    hijo.join()
    print("resume(), y llega terminate(): exitcode", hijo.exitcode)
    assert hijo.exitcode == -15
