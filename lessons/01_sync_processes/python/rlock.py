"""Pedir un cerrojo que ya tienes: Lock y RLock."""
import multiprocessing


def soltar(lock):
    try:
        lock.release()
    except AssertionError:
        raise SystemExit(1)


def lo_suelta_otro(lock):
    hijo = multiprocessing.Process(target=soltar, args=(lock,))
    hijo.start()
    hijo.join()
    return hijo.exitcode == 0


def ingresar(rlock, cuenta, importe):
    with rlock:
        cuenta.value += importe


def transferir(rlock, de, a, importe):
    with rlock:
        ingresar(rlock, de, -importe)  # lo adquiere otra vez
        ingresar(rlock, a, importe)


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    lock.acquire()
    otra_vez, ajeno = lock.acquire(timeout=0.2), lo_suelta_otro(lock)
    print(f"Lock: otra vez, {otra_vez}; lo suelta otro, {ajeno}")
    assert not otra_vez and ajeno

    rlock = multiprocessing.RLock()
    rlock.acquire()
    otra_vez, ajeno = rlock.acquire(timeout=0.2), lo_suelta_otro(rlock)
    print(f"RLock: otra vez, {otra_vez}; lo suelta otro, {ajeno}")
    assert otra_vez and not ajeno
    rlock.release()
    rlock.release()  # tantos como acquire
    try:
        rlock.release()
    except AssertionError:
        print("RLock: un release de más, AssertionError")

    mia = multiprocessing.RawValue("i", 100)
    tuya = multiprocessing.RawValue("i", 0)
    transferir(rlock, mia, tuya, 30)
    print(f"tras transferir 30: {mia.value} y {tuya.value}")
    assert (mia.value, tuya.value) == (70, 30)
