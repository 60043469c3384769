# Lo rechaza: mira_el_sistema
import multiprocessing
import os


def subir_nice():
    os.nice(5)
    print(os.getpriority(os.PRIO_PROCESS, 0))


if __name__ == "__main__":
    hijo = multiprocessing.Process(target=subir_nice)
    hijo.start()
    hijo.join()
