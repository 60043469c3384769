"""Dos cerrojos, siempre en el mismo orden."""
import multiprocessing

VECES = 2000


def primero_a(a, b, cuentas):
    for _ in range(VECES):
        with a:
            with b:
                cuentas[0] -= 1
                cuentas[1] += 1


if __name__ == "__main__":
    a, b = multiprocessing.Lock(), multiprocessing.Lock()
    cuentas = multiprocessing.Array("i", [0, 0])
    procesos = []
    for i in range(2):
        proceso = multiprocessing.Process(
            target=primero_a, args=(a, b, cuentas)
        )
        procesos.append(proceso)
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print("los dos han terminado; cuentas:", cuentas[:])
    assert cuentas[:] == [-2 * VECES, 2 * VECES]
