"""Primero el semáforo, después el cerrojo: al revés, interbloqueo."""
import multiprocessing

# Con plazo, para poder contarlo: sin él, no acabarían nunca.
PLAZO = 0.5


def producir(huecos, lock, dentro, contado, resultado):
    with lock:  # mal: el cerrojo, antes que el hueco
        dentro.set()
        resultado.send(huecos.acquire(timeout=PLAZO))
        contado.wait()


def consumir(llenos, lock, resultado):
    llenos.acquire()
    resultado.send(lock.acquire(timeout=PLAZO))


if __name__ == "__main__":
    huecos = multiprocessing.Semaphore(0)  # el almacén está lleno
    llenos = multiprocessing.Semaphore(1)
    lock = multiprocessing.Lock()
    dentro, contado = multiprocessing.Event(), multiprocessing.Event()
    del_productor, para_productor = multiprocessing.Pipe(duplex=False)
    del_consumidor, para_consumidor = multiprocessing.Pipe(duplex=False)

    productor = multiprocessing.Process(
        target=producir, args=(huecos, lock, dentro, contado, para_productor)
    )
    productor.start()
    dentro.wait()
    consumidor = multiprocessing.Process(
        target=consumir, args=(llenos, lock, para_consumidor)
    )
    consumidor.start()

    con_hueco, con_cerrojo = del_productor.recv(), del_consumidor.recv()
    contado.set()
    productor.join()
    consumidor.join()
    print("el productor ha conseguido el hueco:", con_hueco)
    print("el consumidor ha conseguido el cerrojo:", con_cerrojo)
    assert not con_hueco and not con_cerrojo
