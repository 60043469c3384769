# Lo rechaza: total
import multiprocessing
import sys


def preparar(un_contador):
    global contador, cerrojo
    contador = un_contador
    cerrojo = multiprocessing.Lock()


def sumar(vueltas):
    for _ in range(vueltas):
        with cerrojo:
            contador.value += 1


if __name__ == "__main__":
    tareas, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    pool = multiprocessing.Pool(4, preparar, (contador,))
    pool.map(sumar, [vueltas] * tareas)
    pool.close()
    pool.join()
    print(contador.value)
