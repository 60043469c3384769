# Lo rechaza: se_para
import hashlib
import multiprocessing
import sys

COMBINACIONES = 1_000_000
BLOQUE = 10_000


def preparar(una_cerradura):
    global cerradura
    cerradura = una_cerradura


def huella(combinacion):
    return hashlib.sha256(f"{combinacion:06}".encode()).hexdigest()


def probar(desde):
    for combinacion in range(desde, desde + BLOQUE):
        if huella(combinacion) == cerradura:
            return combinacion
    return None


if __name__ == "__main__":
    pool = multiprocessing.Pool(4, preparar, (sys.argv[1],))
    bloques = range(0, COMBINACIONES, BLOQUE)
    probados = 0
    for encontrada in pool.imap_unordered(probar, bloques):
        probados += 1
        if encontrada is not None:
            break
    pool.close()
    pool.join()
    print(f"{encontrada:06}")
    print(probados)
