"""Qué puede viajar a un obrero: lo que pickle sabe convertir en bytes."""
import multiprocessing
import pickle


def cuadrado(n):
    return n * n


def se_puede(cosa):
    try:
        pickle.dumps(cosa)
        return True
    except (pickle.PicklingError, AttributeError, TypeError, RuntimeError):
        return False


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        try:
            pool.map(lambda n: n * n, [1, 2, 3])
        except pickle.PicklingError as error:
            print("con una lambda, map falla:", type(error).__name__)
        else:
            raise AssertionError("una lambda no puede viajar")
        # De una función con nombre solo viaja el nombre: «__main__.cuadrado».
        cuadrados = pool.map(cuadrado, [1, 2, 3])
        print("con la misma función y un nombre:", cuadrados)
        assert cuadrados == [1, 4, 9]

    for que, cosa, esperado in [
        ("una lista", [1, "dos", None], True),
        ("un diccionario", {"a": (1, 2)}, True),
        ("una función con nombre", cuadrado, True),
        ("una lambda", lambda n: n * n, False),
        ("un fichero abierto", open(__file__), False),
        ("un generador", (n for n in range(3)), False),
        ("un Lock", multiprocessing.Lock(), False),
    ]:
        print(f"¿puede viajar {que}?", "sí" if se_puede(cosa) else "no")
        assert se_puede(cosa) == esperado
