import multiprocessing
import sys


def sumar(hasta, extremo):
    suma = 0
    for numero in range(hasta + 1):
        suma += numero
    sys.stdout.write(f"{hasta}: {suma}\n")
    extremo.send(suma)
    extremo.close()


if __name__ == "__main__":
    total = 0
    pares = []
    for hasta in map(int, sys.argv[1:]):
        mio, suyo = multiprocessing.Pipe(duplex=False)
        proceso = multiprocessing.Process(target=sumar, args=(hasta, suyo))
        proceso.start()
        suyo.close()
        pares.append((proceso, mio))
    for proceso, mio in pares:
        total += mio.recv()
        proceso.join()
    print(f"total {total}")
