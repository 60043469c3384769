# Lo rechaza: apertura
import multiprocessing
import sys


def vender(i, apertura, lock, quedan, vendidas):
    apertura.wait()
    while True:
        with lock:
            if quedan.value == 0:
                break
            print(i, "vende", quedan.value, flush=True)
            quedan.value -= 1
            vendidas.value += 1


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
    apertura.set()
    for taquilla in taquillas:
        taquilla.join()
    print(vendidas.value)
