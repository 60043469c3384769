# Lo rechaza: sin_preguntar
import sys
from multiprocessing import Process, Value


def hijo(i, n, rondas, llegados):
    for ronda in range(rondas):
        print(f"ronda {ronda} {i}", flush=True)
        with llegados.get_lock():
            llegados.value += 1
        esperando = True
        while esperando:
            with llegados.get_lock():
                esperando = llegados.value < n * (ronda + 1)


if __name__ == "__main__":
    n, rondas = int(sys.argv[1]), int(sys.argv[2])
    llegados = Value("i", 0)
    hijos = [Process(target=hijo, args=(i, n, rondas, llegados)) for i in range(n)]
    for h in hijos:
        h.start()
    for h in hijos:
        h.join()
