"""Matan a quien tiene el cerrojo. En Python, quien lo espera no se entera: no acaba nunca."""
import multiprocessing
import time


# ANCHOR: cuelga
def adquirir_y_dormir(lock, adquirido):
    lock.acquire()
    adquirido.set()
    time.sleep(1000)


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    adquirido = multiprocessing.Event()
    dueno = multiprocessing.Process(target=adquirir_y_dormir, args=(lock, adquirido))
    dueno.start()
    adquirido.wait()
    dueno.kill()
    dueno.join()
    print("el dueño ha muerto:", dueno.exitcode, flush=True)
    lock.acquire()
    print("tengo el cerrojo", flush=True)
# ANCHOR_END: cuelga
