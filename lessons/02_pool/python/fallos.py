"""Una tarea que falla: no se lleva por delante al obrero, ni a las demás."""
import math
import multiprocessing


def raiz(n):
    return math.isqrt(n)  # con un número negativo, ValueError


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        try:
            pool.map(raiz, [9, -4, 16], chunksize=1)
        except ValueError as error:
            print("map lanza el error de la tarea:", error)
        else:
            raise AssertionError("map debía fallar")

        # Con imap, los buenos llegan aunque alguno falle.
        buenos, errores = [], 0
        resultados = pool.imap(raiz, [9, -4, 16])
        while True:
            try:
                buenos.append(next(resultados))
            except ValueError:
                errores += 1
            except StopIteration:
                break
        print(f"con imap, buenos {buenos} y {errores} error")
        assert buenos == [3, 4] and errores == 1

        siguen = pool.map(raiz, [49, 64])
        print("y los obreros siguen trabajando:", siguen)
        assert siguen == [7, 8]
