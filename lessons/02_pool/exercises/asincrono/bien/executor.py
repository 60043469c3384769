import sys
import time
from concurrent.futures import ProcessPoolExecutor


def tarea(i, ms):
    time.sleep(ms / 1000)
    print(f"hecha {i}")
    return i * i


if __name__ == "__main__":
    n, ms = int(sys.argv[1]), int(sys.argv[2])
    with ProcessPoolExecutor(4) as executor:
        futuros = [executor.submit(tarea, i, ms) for i in range(n)]
        print("sigo")
    for futuro in futuros:
        print(futuro.result())
    print("fin")
