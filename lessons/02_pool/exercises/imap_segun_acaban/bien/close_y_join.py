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
    resultados = pool.imap_unordered(tarea, tiempos)
    pool.close()
    for ms in resultados:
        print(f"llega {ms}", flush=True)
    pool.join()
    print("fin")
