"""Value: un número compartido."""
import multiprocessing


def sin_cerrojo(v, vueltas):
    for _ in range(vueltas):
        v.value += 1  # lee y escribe: entre medias puede pasar otro


def con_cerrojo(v, vueltas):
    for _ in range(vueltas):
        with v.get_lock():
            v.value += 1


def contar(funcion):
    v = multiprocessing.Value("i", 0)
    procesos = []
    for i in range(4):
        proceso = multiprocessing.Process(target=funcion, args=(v, 10_000))
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    return v.value


if __name__ == "__main__":
    print("sin usar su cerrojo:", contar(sin_cerrojo), "de 40000")
    exacto = contar(con_cerrojo)
    print("con get_lock():", exacto)
    assert exacto == 40_000
