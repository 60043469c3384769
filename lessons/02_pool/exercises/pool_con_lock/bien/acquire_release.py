import multiprocessing
import sys


def preparar(un_contador, un_cerrojo):
    global contador, cerrojo
    contador, cerrojo = un_contador, un_cerrojo


def sumar(vueltas):
    for _ in range(vueltas):
        cerrojo.acquire()
        try:
            contador.value = contador.value + 1
        finally:
            cerrojo.release()


if __name__ == "__main__":
    tareas, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    cerrojo = multiprocessing.Lock()
    pool = multiprocessing.Pool(4, preparar, (contador, cerrojo))
    pool.map(sumar, [vueltas] * tareas)
    pool.close()
    pool.join()
    print(contador.value)
