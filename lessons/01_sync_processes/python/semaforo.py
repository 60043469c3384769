"""Semáforo: repartir las impresoras."""
import multiprocessing


def imprimir(impresoras, empiezan, papel):
    impresoras.acquire()
    empiezan.release()
    papel.wait()
    impresoras.release()


if __name__ == "__main__":
    num_procesos, num_impresoras = 5, 2
    impresoras = multiprocessing.Semaphore(num_impresoras)
    empiezan = multiprocessing.Semaphore(0)
    papel = multiprocessing.Event()
    procesos = []
    for i in range(num_procesos):
        proceso = multiprocessing.Process(
            target=imprimir, args=(impresoras, empiezan, papel)
        )
        procesos.append(proceso)
        proceso.start()

    for i in range(num_impresoras):
        empiezan.acquire()
    print("imprimen a la vez:", num_impresoras)
    otro = empiezan.acquire(timeout=0.3)
    print("y otro más, antes de que acabe alguno:", otro)
    assert not otro

    papel.set()
    for proceso in procesos:
        proceso.join()
    print("han terminado los", num_procesos)
