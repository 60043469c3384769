"""Un contador entre las tareas de un Pool."""
# ANCHOR: contador
import multiprocessing


def preparar(un_lock, un_contador):
    global lock, contador
    lock, contador = un_lock, un_contador


def sumar(_):
    lock.acquire()
    contador.value += 1
    lock.release()


if __name__ == "__main__":
    lock = multiprocessing.Lock()
    contador = multiprocessing.Value("i", 0)
    pool = multiprocessing.Pool(4, preparar, (lock, contador))
    pool.map(sumar, range(1000))
    pool.close()
    pool.join()
    print("contador:", contador.value)
# ANCHOR_END: contador
