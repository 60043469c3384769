# Lo rechaza: por_orden
import hashlib, multiprocessing as mp, sys
def ini(h):
    global clave
    clave = h
def probar(desde):
    for c in range(desde, desde + 10000):
        if hashlib.sha256(f"{c:06d}".encode()).hexdigest() == clave:
            return c
if __name__ == "__main__":
    pool = mp.Pool(4, ini, (sys.argv[1],))
    n = 0
    for r in pool.imap_unordered(probar, range(990000, -1, -10000)):
        n += 1
        if r is not None: break
    pool.terminate(); pool.join()
    print("%06d" % r)
    print(n)
