"""El orden: el de las tareas, o el de llegada."""
import multiprocessing
import time


def cocinar(plato):
    time.sleep(0.4 * (2 - plato))  # el 2 se acaba el primero; el 0, el último
    return plato


if __name__ == "__main__":
    with multiprocessing.Pool(3) as pool:
        de_map = pool.map(cocinar, range(3))
        print("map los da así:", de_map)

        de_imap = list(pool.imap(cocinar, range(3)))
        print("imap los da así:", de_imap)

        segun_salen = list(pool.imap_unordered(cocinar, range(3)))
        print("imap_unordered los da así:", segun_salen)

    assert de_map == de_imap == [0, 1, 2]
    assert sorted(segun_salen) == [0, 1, 2]
