import multiprocessing

import psutil


def subir_nice(cambiado, mirado):
    # HUECO
    proc = psutil.Process()
    proc.nice(proc.nice() + 5)
    cambiado.set()
    mirado.wait()
    # INICIO: pass  # Sube aquí su nice.
    # FIN


if __name__ == "__main__":
    cambiado = multiprocessing.Event()
    mirado = multiprocessing.Event()
    hijo = multiprocessing.Process(target=subir_nice, args=(cambiado, mirado))
    hijo.start()
    # HUECO
    cambiado.wait()
    # INICIO: # ¿Lo habrá cambiado ya?
    # FIN
    print(psutil.Process(hijo.pid).nice())
    mirado.set()
    hijo.join()
