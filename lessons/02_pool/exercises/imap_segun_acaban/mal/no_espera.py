# Lo rechaza: llegan
import multiprocessing
import sys
import time


def tarea(ms):
    time.sleep(ms / 1000)
    print(f"hecha {ms}")
    return ms


if __name__ == "__main__":
    tiempos = [int(texto) for texto in sys.argv[1:]]
    pool = multiprocessing.Pool(4)
    pool.imap_unordered(tarea, tiempos)
    for ms in sorted(tiempos):
        print(f"llega {ms}")
    pool.close()
    pool.join()
    print("fin")
