import sys
from multiprocessing import Process, Queue, Value


def productor(i: int, n: int, cola) -> None:
    for numero in range(i * n, (i + 1) * n):
        cola.put(numero)


def consumidor(cola, cuantos, suma) -> None:
    for numero in iter(cola.get, None):
        with cuantos.get_lock():
            cuantos.value += 1
        with suma.get_lock():
            suma.value += numero
    cola.put(None)


def main() -> None:
    p, c, n = map(int, sys.argv[1:])
    cola = Queue(maxsize=10)
    cuantos, suma = Value("i", 0), Value("q", 0)
    productores = [Process(target=productor, args=(i, n, cola)) for i in range(p)]
    consumidores = [Process(target=consumidor, args=(cola, cuantos, suma)) for _ in range(c)]
    for proceso in productores + consumidores:
        proceso.start()
    for proceso in productores:
        proceso.join()
    cola.put(None)
    for proceso in consumidores:
        proceso.join()
    cola.get()
    print(cuantos.value, suma.value)


if __name__ == "__main__":
    main()
