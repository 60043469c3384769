# Lo rechaza: interbloqueo
import multiprocessing
import sys
def producir(lock, buffer, desde, cuantos, huecos, llenos):
    for numero in range(desde, desde + cuantos):
        lock.acquire()
        huecos.acquire()
        buffer.put(numero)
        llenos.release()
        lock.release()
def consumir(lock, buffer, huecos, llenos, total, cuenta):
    while True:
        lock.acquire()
        llenos.acquire()
        n = buffer.get()
        huecos.release()
        lock.release()
        if n is None:
            return
        with lock:
            total.value += n
            cuenta.value += 1
if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:4])
    buffer = multiprocessing.Queue()
    lock = multiprocessing.Lock()
    huecos = multiprocessing.Semaphore(10)
    llenos = multiprocessing.Semaphore(0)
    total = multiprocessing.Value("i", 0)
    cuenta = multiprocessing.Value("i", 0)
    ps = []
    cs = []
    for i in range(p):
        ps.append(multiprocessing.Process(target=producir, args=(lock, buffer, i * n, n, huecos, llenos)))
    for i in range(c):
        cs.append(multiprocessing.Process(target=consumir, args=(lock, buffer, huecos, llenos, total, cuenta)))
    for x in ps + cs:
        x.start()
    for x in ps:
        x.join()
    for x in cs:
        buffer.put(None)
        llenos.release()
    for x in cs:
        x.join()
    print(cuenta.value, total.value)
