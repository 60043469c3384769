# Lo rechaza: en_la_reserva
import multiprocessing
import sys
import time


def tarea(ms):
    time.sleep(ms / 1000)
    print(f"hecha {ms}")
    return ms


if __name__ == "__main__":
    tiempos = [int(texto) for texto in sys.argv[1:]]
    for ms in sorted(tiempos):
        print(f"llega {tarea(ms)}")
    print("fin")
