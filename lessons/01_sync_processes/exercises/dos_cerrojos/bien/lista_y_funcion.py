import multiprocessing
import sys


def pasar(cerrojos, cuentas, de, a, euros, veces):
    primero, segundo = sorted([de, a])
    for _ in range(veces):
        cerrojos[primero].acquire()
        cerrojos[segundo].acquire()
        cuentas[de] = cuentas[de] - euros
        cuentas[a] = cuentas[a] + euros
        cerrojos[segundo].release()
        cerrojos[primero].release()


if __name__ == "__main__":
    veces = int(sys.argv[1])
    cuentas = multiprocessing.Array("i", [100, 100], lock=False)
    cerrojos = [multiprocessing.Lock(), multiprocessing.Lock()]
    procesos = [
        multiprocessing.Process(target=pasar, args=(cerrojos, cuentas, 0, 1, 3, veces)),
        multiprocessing.Process(target=pasar, args=(cerrojos, cuentas, 1, 0, 1, veces)),
    ]
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print(*cuentas)
