import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed


def tarea(ms):
    time.sleep(ms / 1000)
    print(f"hecha {ms}")
    return ms


if __name__ == "__main__":
    tiempos = [int(texto) for texto in sys.argv[1:]]
    with ProcessPoolExecutor(4) as executor:
        futuros = [executor.submit(tarea, ms) for ms in tiempos]
        for futuro in as_completed(futuros):
            print(f"llega {futuro.result()}")
    print("fin")
