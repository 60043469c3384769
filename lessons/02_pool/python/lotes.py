"""Por lotes: el hash de cada fichero de una carpeta."""
import hashlib
import multiprocessing
import os
import pathlib

CARPETA = pathlib.Path(__file__).parent


def calcular(ruta):
    try:
        return ruta, hashlib.sha256(ruta.read_bytes()).hexdigest()
    except OSError as error:
        return ruta, f"no se puede leer: {error.strerror}"


if __name__ == "__main__":
    rutas = sorted(ruta for ruta in CARPETA.rglob("*") if ruta.is_file())
    obreros = os.cpu_count()
    print(f"ficheros: {len(rutas)}; obreros: {obreros}")

    with multiprocessing.Pool(obreros) as pool:
        # Llegan sin orden, según acaban, y se colocan al final.
        hechos = dict(pool.imap_unordered(calcular, rutas, chunksize=8))

    for ruta in rutas[:3]:
        print(hechos[ruta][:16], ruta.name)
    assert hechos == dict(calcular(ruta) for ruta in rutas)
    print("de uno en uno sale lo mismo")
