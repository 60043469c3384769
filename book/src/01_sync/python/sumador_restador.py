"""Un sumador y un restador sobre el mismo número."""
import multiprocessing

VECES = 10_000


def cambiar(v, cuanto):
    for _ in range(VECES):
        with v.get_lock():
            v.value += cuanto


if __name__ == "__main__":
    v = multiprocessing.Value("i", 0)
    sumador = multiprocessing.Process(target=cambiar, args=(v, 1))
    restador = multiprocessing.Process(target=cambiar, args=(v, -1))
    sumador.start()
    restador.start()
    sumador.join()
    restador.join()
    print("al final vale", v.value)
    assert v.value == 0
