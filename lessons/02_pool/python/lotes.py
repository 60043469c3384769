"""Por lotes: el hash de cada fichero de una carpeta."""
import hashlib
import multiprocessing
import pathlib

CARPETA = pathlib.Path(__file__).parent


def calcular(ruta):
    try:
        return ruta, hashlib.sha256(ruta.read_bytes()).hexdigest()
    except OSError as error:
        return ruta, f"no se puede leer: {error.strerror}"


if __name__ == "__main__":
    rutas = sorted(ruta for ruta in CARPETA.rglob("*") if ruta.is_file())
    print("ficheros:", len(rutas))

    hechos = {}
    with multiprocessing.Pool() as pool:  # un obrero por CPU
        # Llegan sin orden, según acaban, y cada uno se pone en su sitio.
        for ruta, huella in pool.imap_unordered(calcular, rutas, chunksize=8):
            hechos[ruta] = huella

    for ruta in rutas:
        print(hechos[ruta], ruta.name)
    assert hechos == dict(calcular(ruta) for ruta in rutas)
    print("de uno en uno sale lo mismo")
