# Lo rechaza: acaba_bien
import multiprocessing
import os


def subir_nice():
    os.nice(5)


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=subir_nice)
    hijo.start()
    hijo.join()
    print(os.getpriority(os.PRIO_PROCESS, hijo.pid))
