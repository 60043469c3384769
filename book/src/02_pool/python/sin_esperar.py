"""El bloque with de un Pool acaba en terminate, no en close y join: lo que no esté hecho se pierde."""
import multiprocessing
import time


def tarea(hechas):
    time.sleep(0.5)
    hechas.put(1)


if __name__ == "__main__":
    # ANCHOR: pierde
    hechas = multiprocessing.Manager().Queue()
    with multiprocessing.Pool(2) as pool:
        pool.map_async(tarea, [hechas] * 6)
    print("con with, hechas:", hechas.qsize())
    # ANCHOR_END: pierde

    # ANCHOR: espera
    with multiprocessing.Pool(2) as pool:
        pool.map_async(tarea, [hechas] * 6)
        pool.close()
        pool.join()
    print("con close y join, hechas:", hechas.qsize())
    # ANCHOR_END: espera
