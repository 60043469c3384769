# Lo rechaza: mira_el_sistema
import multiprocessing
import os


def subir_nice(cola):
    cola.put(os.nice(5))


if __name__ == "__main__":
    cola = multiprocessing.Queue()
    hijo = multiprocessing.Process(target=subir_nice, args=(cola,))
    hijo.start()
    print(cola.get())
    hijo.join()
