# Lo rechaza: llegan
import multiprocessing
import sys
import time


def tarea(ms):
    time.sleep(ms / 1000)
    print(f"hecha {ms}")
    print(f"llega {ms}")


if __name__ == "__main__":
    tiempos = [int(texto) for texto in sys.argv[1:]]
    with multiprocessing.Pool(4) as pool:
        pool.map(tarea, tiempos)
    print("fin")
