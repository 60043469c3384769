# Lo rechaza: en_la_reserva
import multiprocessing
import sys
import time


def tarea(i, ms):
    time.sleep(ms / 1000)
    print(f"hecha {i}")
    return i * i


if __name__ == "__main__":
    n, ms = int(sys.argv[1]), int(sys.argv[2])
    pool = multiprocessing.Pool(4)
    print("sigo")
    for i in range(n):
        print(tarea(i, ms))
    pool.close()
    pool.join()
    print("fin")
