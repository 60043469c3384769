import multiprocessing
import sys


def vender(i, apertura, lock, quedan, vendidas):
    apertura.wait()
    while True:
        lock.acquire()
        numero = quedan.value
        if numero > 0:
            quedan.value = numero - 1
            vendidas.value += 1
        lock.release()
        if numero == 0:
            return
        print(i, "vende", numero, flush=True)


if __name__ == "__main__":
    num_taquillas, entradas = int(sys.argv[1]), int(sys.argv[2])
    quedan = multiprocessing.Value("i", entradas)
    vendidas = multiprocessing.Value("i", 0)
    apertura, lock = multiprocessing.Event(), multiprocessing.Lock()
    taquillas = []
    for i in range(num_taquillas):
        args = (i, apertura, lock, quedan, vendidas)
        taquilla = multiprocessing.Process(target=vender, args=args)
        taquilla.start()
        taquillas.append(taquilla)
    apertura.set()
    for taquilla in taquillas:
        taquilla.join()
    print(vendidas.value)
