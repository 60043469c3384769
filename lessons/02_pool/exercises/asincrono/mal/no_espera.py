# Lo rechaza: hechas o en_la_reserva
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
    encargos = [pool.apply_async(tarea, (i, ms)) for i in range(n)]
    print("sigo")
    pool.terminate()
    pool.join()
    print("fin")
    sys.exit()
    pool.close()
    pool.join()
    print("fin")
