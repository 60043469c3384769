"""El dueño del cerrojo ha muerto: en Python, nadie se entera."""
import multiprocessing
import time


def adquirir_y_dormir(lock, adquirido):
    lock.acquire()
    adquirido.set()
    time.sleep(60)


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    adquirido = multiprocessing.Event()
    dueno = multiprocessing.Process(
        target=adquirir_y_dormir, args=(lock, adquirido)
    )
    dueno.start()
    adquirido.wait()
    dueno.kill()
    dueno.join()
    print("el dueño ha muerto:", dueno.exitcode)

    # Sin plazo, este acquire no volvería nunca.
    tengo = lock.acquire(timeout=0.5)
    print("tengo el cerrojo:", tengo)
    assert not tengo

    # release lo puede hacer cualquiera; lo que protegía puede estar a medias.
    lock.release()
    print("lo suelta otro, y se puede adquirir:", lock.acquire(False))
