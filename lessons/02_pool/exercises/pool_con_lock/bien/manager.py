import multiprocessing
import sys


def sumar(cerrojo, contador, vueltas):
    for _ in range(vueltas):
        with cerrojo:
            contador.value += 1


if __name__ == "__main__":
    tareas, vueltas = int(sys.argv[1]), int(sys.argv[2])
    with multiprocessing.Manager() as manager, multiprocessing.Pool(4) as pool:
        cerrojo, contador = manager.Lock(), manager.Value("i", 0)
        pool.starmap(sumar, [(cerrojo, contador, vueltas)] * tareas)
        print(contador.value)
