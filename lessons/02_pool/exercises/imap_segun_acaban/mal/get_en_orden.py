# Lo rechaza: segun_acaban
import multiprocessing
import sys
import time


def tarea(ms):
    time.sleep(ms / 1000)
    print(f"hecha {ms}")
    return ms


if __name__ == "__main__":
    tiempos = [int(texto) for texto in sys.argv[1:]]
    with multiprocessing.Pool(4) as pool:
        encargos = [pool.apply_async(tarea, (ms,)) for ms in tiempos]
        for encargo in encargos:
            print(f"llega {encargo.get()}")
    print("fin")
