import multiprocessing
import sys


contador = multiprocessing.Value("i", 0)
cerrojo = multiprocessing.Lock()


def sumar(vueltas):
    for _ in range(vueltas):
        with cerrojo:
            contador.value += 1


if __name__ == "__main__":
    tareas, vueltas = int(sys.argv[1]), int(sys.argv[2])
    pool = multiprocessing.get_context("fork").Pool(4)
    for _ in pool.imap_unordered(sumar, [vueltas] * tareas):
        pass
    pool.close()
    pool.join()
    print(contador.value)
