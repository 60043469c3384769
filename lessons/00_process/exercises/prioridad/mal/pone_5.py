# Lo rechaza: la_sube_el_hijo
import multiprocessing
import os


def subir_nice(cambiado, mirado):
    os.setpriority(os.PRIO_PROCESS, 0, 5)
    cambiado.set()
    mirado.wait()


if __name__ == "__main__":
    cambiado, mirado = multiprocessing.Event(), multiprocessing.Event()
    hijo = multiprocessing.Process(target=subir_nice, args=(cambiado, mirado))
    hijo.start()
    cambiado.wait()
    print(os.getpriority(os.PRIO_PROCESS, hijo.pid))
    mirado.set()
    hijo.join()
