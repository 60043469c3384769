"""El productor adquiere el cerrojo y después espera un hueco."""
import multiprocessing


def producir_mal(huecos, elementos, lock, dentro):
    with lock:  # mal: el cerrojo, antes que el hueco
        dentro.set()
        huecos.acquire()
        print("he metido uno", flush=True)
    elementos.release()


def consumir(huecos, elementos, lock):
    elementos.acquire()
    with lock:
        print("he sacado uno", flush=True)
    huecos.release()


if __name__ == "__main__":
    huecos = multiprocessing.Semaphore(0)  # el almacén está lleno
    elementos = multiprocessing.Semaphore(3)
    lock = multiprocessing.Lock()
    dentro = multiprocessing.Event()
    productor = multiprocessing.Process(
        target=producir_mal,
        args=(huecos, elementos, lock, dentro),
        name="productor",
        daemon=True,
    )
    consumidor = multiprocessing.Process(
        target=consumir,
        args=(huecos, elementos, lock),
        name="consumidor",
        daemon=True,
    )
    productor.start()
    dentro.wait()  # el productor ya tiene el cerrojo
    consumidor.start()
    for proceso in [consumidor, productor]:
        proceso.join(timeout=0.3)  # sin plazo, no volvería nunca
        print(proceso.name, "sigue esperando:", proceso.is_alive())
        assert proceso.is_alive()
    for proceso in [consumidor, productor]:
        proceso.kill()  # no hay otra salida
        proceso.join()
