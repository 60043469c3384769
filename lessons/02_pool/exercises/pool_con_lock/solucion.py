import multiprocessing
import sys


# HUECO
def preparar(un_contador, un_cerrojo):
    global contador, cerrojo
    contador, cerrojo = un_contador, un_cerrojo


def sumar(vueltas):
    for _ in range(vueltas):
        with cerrojo:
            contador.value += 1
# INICIO: def preparar(un_contador):
# INICIO:     global contador
# INICIO:     contador = un_contador
# INICIO:
# INICIO:
# INICIO: def sumar(vueltas):
# INICIO:     for _ in range(vueltas):
# INICIO:         contador.value += 1
# FIN


if __name__ == "__main__":
    tareas, vueltas = int(sys.argv[1]), int(sys.argv[2])
    contador = multiprocessing.Value("i", 0)
    # HUECO
    cerrojo = multiprocessing.Lock()
    args = (contador, cerrojo)
    # INICIO: args = (contador,)
    # FIN
    pool = multiprocessing.Pool(4, preparar, args)
    pool.map(sumar, [vueltas] * tareas)
    pool.close()
    pool.join()
    print(contador.value)
