"""terminate a todos, esperar, y kill a los que queden."""
import multiprocessing
import signal
import time

import psutil


def dormir(rebelde, listo):
    if rebelde:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    listo.wait(10)
    time.sleep(60)


def ha_terminado(proc):
    print("ha terminado, con", int(proc.returncode))


if __name__ == "__main__":
    # Con fork son hijos de este programa, y psutil sabe cómo acaban.
    multiprocessing.set_start_method("fork")
    listo = multiprocessing.Barrier(4)
    hijos = []
    for rebelde in [False, False, True]:
        hijo = multiprocessing.Process(target=dormir, args=(rebelde, listo))
        hijo.start()
        hijos.append(hijo)
    listo.wait(10)

    procs = [psutil.Process(hijo.pid) for hijo in hijos]
    for proc in procs:
        proc.terminate()
    muertos, vivos = psutil.wait_procs(procs, 0.5, callback=ha_terminado)
    print(f"con terminate: {len(muertos)} muertos, {len(vivos)} vivo")
    assert len(muertos) == 2 and len(vivos) == 1

    for proc in vivos:
        proc.kill()
    muertos, vivos = psutil.wait_procs(vivos, 10, callback=ha_terminado)
    print(f"con kill: {len(muertos)} muerto, {len(vivos)} vivos")
    assert len(muertos) == 1 and len(vivos) == 0
