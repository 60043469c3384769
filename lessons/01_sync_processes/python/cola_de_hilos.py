"""Una cola de hilos y una de procesos."""
import multiprocessing
import queue
import threading


def meter(cola):
    cola.put("hola")


def sacar(cola):
    try:
        return cola.get(timeout=0.5)
    except queue.Empty:
        return None


if __name__ == "__main__":
    contexto = multiprocessing.get_context("fork")

    de_hilos = queue.Queue()
    hilo = threading.Thread(target=meter, args=(de_hilos,))
    hilo.start()
    hilo.join()
    recibido = sacar(de_hilos)
    print("queue.Queue, de un hilo:", recibido)
    assert recibido == "hola"

    hijo = contexto.Process(target=meter, args=(de_hilos,))
    hijo.start()
    hijo.join()
    recibido = sacar(de_hilos)
    print("queue.Queue, de un proceso:", recibido)
    assert hijo.exitcode == 0 and recibido is None

    de_procesos = contexto.Queue()
    hijo = contexto.Process(target=meter, args=(de_procesos,))
    hijo.start()
    recibido = de_procesos.get()
    hijo.join()
    print("multiprocessing.Queue, de un proceso:", recibido)
    assert recibido == "hola"
