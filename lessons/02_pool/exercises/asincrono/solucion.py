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
    # HUECO
    encargos = [pool.apply_async(tarea, (i, ms)) for i in range(n)]
    print("sigo")
    for encargo in encargos:
        print(encargo.get())
    # INICIO: # Que se encarguen sin esperar, y se recojan después del «sigo».
    # INICIO: resultados = [pool.apply(tarea, (i, ms)) for i in range(n)]
    # INICIO: print("sigo")
    # INICIO: for resultado in resultados:
    # INICIO:     print(resultado)
    # FIN
    pool.close()
    pool.join()
    print("fin")
