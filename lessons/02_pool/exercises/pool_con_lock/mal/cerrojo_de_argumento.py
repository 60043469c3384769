# Lo rechaza: acaba_bien
import multiprocessing
import sys


def preparar(un_contador):
    global contador
    contador = un_contador


def sumar(cerrojo, vueltas):
    for _ in range(vueltas):
        with cerrojo:
            contador.value += 1


if __name__ == "__main__":
    tareas, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    cerrojo = multiprocessing.Lock()
    pool = multiprocessing.Pool(4, preparar, (contador,))
    pool.starmap(sumar, [(cerrojo, vueltas)] * tareas)
    pool.close()
    pool.join()
    print(contador.value)
