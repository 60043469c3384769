import hashlib
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

BLOQUE = 10_000


def probar(cerradura, desde):
    for combinacion in range(desde, desde + BLOQUE):
        texto = f"{combinacion:06}"
        if hashlib.sha256(texto.encode()).hexdigest() == cerradura:
            return texto
    return ""


if __name__ == "__main__":
    probados = 0
    executor = ProcessPoolExecutor(4)
    futuros = [executor.submit(probar, sys.argv[1], desde) for desde in range(0, 1_000_000, BLOQUE)]
    for futuro in as_completed(futuros):
        probados += 1
        encontrada = futuro.result()
        if encontrada:
            break
    executor.shutdown(cancel_futures=True)
    print(encontrada, probados, sep="\n")
