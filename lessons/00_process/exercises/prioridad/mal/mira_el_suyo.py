# Lo rechaza: mira_el_sistema
import multiprocessing

import psutil


def subir_nice(cambiado):
    proc = psutil.Process()
    proc.nice(proc.nice() + 5)
    cambiado.set()


if __name__ == "__main__":
    cambiado = multiprocessing.Event()
    hijo = multiprocessing.Process(target=subir_nice, args=(cambiado,))
    hijo.start()
    cambiado.wait()
    print(psutil.Process().nice())
    hijo.join()
