import multiprocessing
import sys


def vender(i, apertura, entradas, cuenta):
    apertura.wait()
    vendidas = 0
    for numero in iter(entradas.get, None):
        print(f"{i} vende {numero}", flush=True)
        vendidas += 1
    cuenta.put(vendidas)


if __name__ == "__main__":
    p, e = int(sys.argv[1]), int(sys.argv[2])
    apertura = multiprocessing.Event()
    entradas, cuenta = multiprocessing.Queue(), multiprocessing.Queue()
    taquillas = [multiprocessing.Process(target=vender, args=(i, apertura, entradas, cuenta)) for i in range(p)]
    for taquilla in taquillas:
        taquilla.start()
    apertura.set()
    for numero in range(1, e + 1):
        entradas.put(numero)
    for _ in taquillas:
        entradas.put(None)
    total = sum(cuenta.get() for _ in taquillas)
    for taquilla in taquillas:
        taquilla.join()
    print(total)
