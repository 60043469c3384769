# Lo rechaza: diez
import multiprocessing
import sys


def producir(cola, desde, hasta):
    for numero in range(desde, hasta):
        cola.put(numero)


def consumir(cola, cogidos):
    while True:
        numero = cola.get()
        if numero == "fin":
            break
        cogidos.append(numero)


if __name__ == "__main__":
    multiprocessing.set_start_method("forkserver")
    p, c, n = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    with multiprocessing.Manager() as manager:
        cola, cogidos = manager.Queue(), manager.list()
        productores = [multiprocessing.Process(target=producir, args=(cola, i * n, (i + 1) * n)) for i in range(p)]
        consumidores = [multiprocessing.Process(target=consumir, args=(cola, cogidos)) for _ in range(c)]
        for proceso in productores + consumidores:
            proceso.start()
        for productor in productores:
            productor.join()
        for _ in range(c):
            cola.put("fin")
        for consumidor in consumidores:
            consumidor.join()
        print(len(cogidos), sum(cogidos))
