import multiprocessing
import sys


# HUECO
def vender(i, apertura, lock, quedan, vendidas):
    apertura.wait()
    while True:
        with lock:
            if quedan.value == 0:
                break
            print(i, "vende", quedan.value, flush=True)
            quedan.value -= 1
            vendidas.value += 1
# INICIO: def vender(i, quedan, vendidas):
# INICIO:     while quedan.value > 0:
# INICIO:         print(i, "vende", quedan.value, flush=True)
# INICIO:         quedan.value -= 1
# INICIO:         vendidas.value += 1
# FIN


if __name__ == "__main__":
    num_taquillas, entradas = int(sys.argv[1]), int(sys.argv[2])
    quedan = multiprocessing.Value("i", entradas)
    vendidas = multiprocessing.Value("i", 0)
    # HUECO
    apertura, lock = multiprocessing.Event(), multiprocessing.Lock()
    # FIN
    taquillas = []
    for i in range(num_taquillas):
        # HUECO
        args = (i, apertura, lock, quedan, vendidas)
        # INICIO: args = (i, quedan, vendidas)
        # FIN
        taquilla = multiprocessing.Process(target=vender, args=args)
        taquilla.start()
        taquillas.append(taquilla)
    # HUECO
    apertura.set()
    # FIN
    for taquilla in taquillas:
        taquilla.join()
    print(vendidas.value)
