"""Solución de «Crea»: busca la combinación, y para en cuanto la encuentra."""
# ANCHOR: solucion
import hashlib
import multiprocessing

COMBINACIONES = 1_000_000
BLOQUE = 10_000
SECRETA = 421_337  # los obreros no deben mirarla


# ANCHOR: hash
def huella(combinacion):
    return hashlib.sha256(f"{combinacion:06}".encode()).hexdigest()
# ANCHOR_END: hash


def preparar(una_cerradura, un_contador):
    global cerradura, probados
    cerradura, probados = una_cerradura, un_contador


def probar(desde):
    encontrada = None
    for combinacion in range(desde, desde + BLOQUE):
        if huella(combinacion) == cerradura:
            encontrada = combinacion
            break
    with probados.get_lock():
        probados.value += 1
    return encontrada


if __name__ == "__main__":
    probados = multiprocessing.Value("i", 0)
    pool = multiprocessing.Pool(4, preparar, (huella(SECRETA), probados))
    bloques = range(0, COMBINACIONES, BLOQUE)
    for encontrada in pool.imap_unordered(probar, bloques):
        if encontrada is not None:
            break
    # Antes de terminate: quien muera con el cerrojo no lo soltará nunca.
    cuantos = probados.value
    pool.terminate()
    pool.join()

    print(f"la combinación es {encontrada:06}")
    print("bloques probados:", cuantos, "de", len(bloques))
    assert encontrada == SECRETA
    assert cuantos < len(bloques), "¿has parado al encontrarla?"
# ANCHOR_END: solucion
