"""Semáforo: repartir las impresoras."""
import multiprocessing


def imprimir(impresoras, empiezan, papel):
    impresoras.acquire()
    empiezan.release()
    papel.wait()
    impresoras.release()


if __name__ == "__main__":
    impresoras = multiprocessing.Semaphore(2)
    empiezan = multiprocessing.Semaphore(0)
    papel = multiprocessing.Event()
    procesos = []
    for i in range(5):
        proceso = multiprocessing.Process(
            target=imprimir, args=(impresoras, empiezan, papel)
        )
        procesos.append(proceso)
        proceso.start()

    empiezan.acquire()
    empiezan.acquire()
    print("imprimen dos a la vez")
    tercero = empiezan.acquire(timeout=0.3)
    print("y un tercero, antes de que acabe alguno:", tercero)
    assert not tercero

    papel.set()
    for proceso in procesos:
        proceso.join()
    print("han terminado los cinco")
