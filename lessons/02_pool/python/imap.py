"""imap: los resultados de uno en uno, aunque la entrada no tenga fin."""
import itertools
import multiprocessing
import time


def cuadrado(n):
    return n * n


def apuntando(numeros, leidos):
    for n in numeros:
        leidos.append(n)
        yield n


if __name__ == "__main__":
    leidos, primeros = [], []
    with multiprocessing.Pool(2) as pool:
        entrada = apuntando(itertools.count(), leidos)  # 0, 1, 2, 3… sin fin
        # map no volvería nunca: antes de repartir, lee toda la entrada.
        resultados = pool.imap(cuadrado, entrada)
        for resultado in resultados:
            primeros.append(resultado)
            if len(primeros) == 5:
                break
        print("los cinco primeros, por orden:", primeros)

        # Nadie recoge más, pero Pool sigue leyendo y guardando resultados.
        plazo = time.monotonic() + 10
        while len(leidos) < 1000 and time.monotonic() < plazo:
            time.sleep(0.01)
        print("¿ha leído ya mil números?", len(leidos) >= 1000)

    assert primeros == [0, 1, 4, 9, 16]
    assert len(leidos) >= 1000
