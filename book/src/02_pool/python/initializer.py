"""El initializer falla en cada obrero, y Pool pone otro en su lugar: este programa no acaba nunca."""
import multiprocessing


def conectar():
    raise ConnectionError("no hay conexión")


if __name__ == "__main__":
    # ANCHOR: cuelga
    with multiprocessing.Pool(2, initializer=conectar) as pool:
        print("voy a hacer map", flush=True)
        print(pool.map(abs, [-1, -2]))  # ningún obrero llega a hacer nada
    # ANCHOR_END: cuelga
