# Lo rechaza: total
import multiprocessing
import sys


contador = 0


def preparar(un_cerrojo):
    global cerrojo
    cerrojo = un_cerrojo


def sumar(vueltas):
    global contador
    for _ in range(vueltas):
        with cerrojo:
            contador += 1


if __name__ == "__main__":
    tareas, vueltas = int(sys.argv[1]), int(sys.argv[2])
    cerrojo = multiprocessing.Lock()
    pool = multiprocessing.Pool(4, preparar, (cerrojo,))
    pool.map(sumar, [vueltas] * tareas)
    pool.close()
    pool.join()
    print(contador)
