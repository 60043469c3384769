"""Una tarea que falla: no se lleva por delante al obrero, ni a las demás."""
import math
import multiprocessing


def preparar(un_contador):
    global intentadas
    intentadas = un_contador


def raiz(n):
    with intentadas.get_lock():
        intentadas.value += 1
    return math.isqrt(n)  # con un número negativo, ValueError


if __name__ == "__main__":
    numeros = [9, -4, 16, 1, 25, 36]
    intentadas = multiprocessing.Value("i", 0)
    with multiprocessing.Pool(2, preparar, (intentadas,)) as pool:
        # De las que van en el mismo trozo, las de detrás no se hacen.
        for chunksize, esperadas in [(1, 6), (6, 2)]:
            intentadas.value = 0
            try:
                pool.map(raiz, numeros, chunksize)
            except ValueError as error:
                print("map lanza el error de la tarea:", error)
            else:
                raise AssertionError("map debía fallar")
            print(f"de {chunksize} en {chunksize}, tareas intentadas:",
                  intentadas.value)
            assert intentadas.value == esperadas

        # Para no perder las buenas, se encarga cada una por su lado.
        encargos = [pool.apply_async(raiz, (n,)) for n in numeros]
        buenas = []
        for n, encargo in zip(numeros, encargos):
            try:
                buenas.append(encargo.get())
            except ValueError:
                print("ha fallado la de", n)
        print("las buenas:", buenas)
        assert buenas == [3, 4, 1, 5, 6]
