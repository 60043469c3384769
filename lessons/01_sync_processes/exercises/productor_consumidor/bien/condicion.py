import multiprocessing
import sys

SITIO = 10


def producir(almacen, puestos, cogidos, cambio, desde, cuantos):
    for numero in range(desde, desde + cuantos):
        with cambio:
            while puestos.value - cogidos.value == SITIO:
                cambio.wait()
            almacen[puestos.value % SITIO] = numero
            puestos.value += 1
            cambio.notify_all()


def consumir(almacen, puestos, cogidos, cambio, total, suma):
    while True:
        with cambio:
            while puestos.value == cogidos.value and cogidos.value < total:
                cambio.wait()
            if cogidos.value == total:
                return
            suma.value += almacen[cogidos.value % SITIO]
            cogidos.value += 1
            cambio.notify_all()


if __name__ == "__main__":
    p, c, n = map(int, sys.argv[1:])
    cambio = multiprocessing.Condition()
    almacen = multiprocessing.Array("i", SITIO, lock=False)
    puestos, cogidos, suma = (multiprocessing.Value("l", 0) for _ in range(3))
    procesos = [
        multiprocessing.Process(target=producir, args=(almacen, puestos, cogidos, cambio, i * n, n))
        for i in range(p)
    ]
    procesos += [
        multiprocessing.Process(target=consumir, args=(almacen, puestos, cogidos, cambio, p * n, suma))
        for _ in range(c)
    ]
    for proceso in procesos:
        proceso.start()
    for proceso in procesos:
        proceso.join()
    print(cogidos.value, suma.value)
