import multiprocessing
import sys


def preparar(un_contador):
    global contador
    contador = un_contador


def sumar(vueltas):
    for _ in range(vueltas):
        with contador.get_lock():
            contador.value += 1


if __name__ == "__main__":
    tareas, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    with multiprocessing.Pool(4, initializer=preparar, initargs=(contador,)) as pool:
        for encargo in [pool.apply_async(sumar, (vueltas,)) for _ in range(tareas)]:
            encargo.get()
    print(contador.value)
