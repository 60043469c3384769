"""close y después join; terminate, si no se puede esperar."""
import multiprocessing
import time


def tarea(n):
    time.sleep(0.2)
    return n


if __name__ == "__main__":
    pool = multiprocessing.Pool(2)
    encargo = pool.map_async(tarea, range(6))
    pool.close()
    print("close() no espera; hechas:", encargo.ready())
    try:
        pool.map(tarea, [6])
    except ValueError:
        print("ya no admite más: ValueError")
    pool.join()
    print("después de join():", encargo.get())
    assert encargo.get() == list(range(6))

    pool = multiprocessing.Pool(2)
    perdido = pool.map_async(tarea, range(6))
    try:
        pool.join()
    except ValueError:
        print("join() sin close(): ValueError")
    pool.terminate()
    pool.join()
    print("con terminate(), hechas:", perdido.ready())
    assert not perdido.ready()
