import multiprocessing
import sys
import time


def tarea(ms):
    time.sleep(ms / 1000)
    print(f"hecha {ms}")
    return ms


def llega(ms):
    print(f"llega {ms}")


if __name__ == "__main__":
    pool = multiprocessing.Pool(4)
    for texto in sys.argv[1:]:
        pool.apply_async(tarea, (int(texto),), callback=llega)
    pool.close()
    pool.join()
    print("fin")
