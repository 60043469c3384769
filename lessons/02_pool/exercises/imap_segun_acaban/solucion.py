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
    # HUECO
    for ms in pool.imap_unordered(tarea, tiempos):
        print(f"llega {ms}")
    # INICIO: # Que lleguen según acaban.
    # INICIO: for ms in pool.map(tarea, tiempos):
    # INICIO:     print(f"llega {ms}")
    # FIN
    pool.close()
    pool.join()
    print("fin")
