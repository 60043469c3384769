"""Lo mismo que leer_rust.rs, trozo a trozo, en Python."""
import sys
# ANCHOR: use
from multiprocessing import Process
# ANCHOR_END: use


# ANCHOR: funcion
def media(suma, cuantos):
    resto = suma % cuantos
    return suma // cuantos if resto == 0 else suma // cuantos + 1
# ANCHOR_END: funcion


# ANCHOR: resultado
def repartir(total, entre):
    if entre == 0:
        raise ValueError("no se puede repartir entre cero")
    if not total >= 0:
        raise ValueError("no se reparte lo que se debe")
    return total // entre


def repartir_dos_veces(total, entre):
    una_vez = repartir(total, entre)
    return repartir(una_vez, entre)
# ANCHOR_END: resultado


# ANCHOR: maximo
def maximo(notas):
    mayor = notas[0]
    for nota in notas:
        if nota > mayor:
            mayor = nota
    return mayor
# ANCHOR_END: maximo


# ANCHOR: struct
class Tarea:
    def __init__(self, nombre):
        self.nombre = nombre
        self.minutos = 0

    def alargar(self, cuanto):
        self.minutos += cuanto
# ANCHOR_END: struct


def trabajar(i):
    print(f"trabajo {i}")


if __name__ == "__main__":
    sys.stdout.reconfigure(line_buffering=True)
    # ANCHOR: variables
    nombre = "Ana"
    edad = 19
    edad += 1
    alto, ancho = 2, 3
    print(f"{nombre} tiene {edad} años y {alto * ancho} baldosas")
    # ANCHOR_END: variables

    print(f"la media es {media(7, 2)}")

    # ANCHOR: listas
    notas = [5, 8]
    notas.append(9)
    for i in range(3):
        print(f"vuelta {i}: hay {len(notas)} notas")
    for _ in range(2):
        notas.append(notas[0])
    print(f"hay {len(notas)} notas")
    # ANCHOR_END: listas

    # ANCHOR: prestar
    for i in range(len(notas)):
        notas[i] += 1
    mayor = maximo(notas)
    print(f"la mayor de las {len(notas)} es {mayor}")
    # ANCHOR_END: prestar

    # ANCHOR: funcion_sin_nombre
    doble = lambda n: n * 2
    print(f"el doble de 4 es {doble(4)}")

    procesos = []
    for i in range(2):
        proceso = Process(target=trabajar, args=(i,))
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
    # ANCHOR_END: funcion_sin_nombre

    # ANCHOR: option
    nadie = Process()
    print(f"antes de start no hay PID: {nadie.pid is None}")

    if notas:
        print(f"la primera nota es {notas[0]}")
    while notas:
        print(f"quito un {notas.pop()}")
    codigo = procesos[0].exitcode
    if codigo is None:
        raise RuntimeError("el proceso no ha terminado")
    print(f"ha acabado con {codigo}")
    # ANCHOR_END: option

    print(f"a cada uno le tocan {repartir_dos_veces(12, 2)}")

    # ANCHOR: match
    try:
        print(f"tocan a {repartir(5, 0)}")
    except ValueError as error:
        print(f"error: {error}")
    if edad == 0:
        palabra = "recién nacida"
    elif edad in (1, 2):
        palabra = "bebé"
    elif 3 <= edad <= 12:
        palabra = "niña"
    elif edad < 18:
        palabra = "adolescente"
    else:
        palabra = "adulta"
    print(f"{nombre} es {palabra}")
    # ANCHOR_END: match

    # ANCHOR: uso_struct
    tarea = Tarea("leer")
    tarea.alargar(10)
    print(f"{tarea.nombre}: {tarea.minutos} minutos")
    # ANCHOR_END: uso_struct
