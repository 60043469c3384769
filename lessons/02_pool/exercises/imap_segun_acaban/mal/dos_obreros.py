# Lo rechaza: obreros
import multiprocessing
import sys
import time


def tarea(ms):
    time.sleep(ms / 1000)
    print(f"hecha {ms}")
    return ms


if __name__ == "__main__":
    tiempos = [int(texto) for texto in sys.argv[1:]]
    with multiprocessing.Pool(2) as pool:
        for ms in pool.imap_unordered(tarea, tiempos):
            print(f"llega {ms}")
    print("fin")
