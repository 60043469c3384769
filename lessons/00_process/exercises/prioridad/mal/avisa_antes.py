# Lo rechaza: espera_al_cambio
import multiprocessing
import os


def subir_nice(listo, mirado):
    listo.set()
    os.nice(5)
    mirado.wait()


if __name__ == "__main__":
    listo, mirado = multiprocessing.Event(), multiprocessing.Event()
    hijo = multiprocessing.Process(target=subir_nice, args=(listo, mirado))
    hijo.start()
    listo.wait()
    print(os.getpriority(os.PRIO_PROCESS, hijo.pid))
    mirado.set()
    hijo.join()
