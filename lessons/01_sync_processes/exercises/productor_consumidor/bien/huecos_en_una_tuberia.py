import os
import struct
import sys

FIN = -1


def produce(tuberias, huecos, numeros):
    for numero in numeros:
        os.read(huecos[0], 1)
        os.write(tuberias[numero % len(tuberias)][1], struct.pack("i", numero))
    for tuberia in tuberias:
        os.write(tuberia[1], struct.pack("i", FIN))


def consume(mia, huecos, productores, resultados):
    cogidos = suma = fines = 0
    while fines < productores:
        (numero,) = struct.unpack("i", os.read(mia[0], 4))
        if numero == FIN:
            fines += 1
            continue
        os.write(huecos[1], b"h")
        cogidos, suma = cogidos + 1, suma + numero
    os.write(resultados[1], struct.pack("ii", cogidos, suma))


p, c, n = map(int, sys.argv[1:])
tuberias, huecos, resultados = [os.pipe() for _ in range(c)], os.pipe(), os.pipe()
os.write(huecos[1], b"h" * 10)
for i in range(p):
    if os.fork() == 0:
        produce(tuberias, huecos, range(i * n, i * n + n))
        os._exit(0)
for mia in tuberias:
    if os.fork() == 0:
        consume(mia, huecos, p, resultados)
        os._exit(0)
partes = [struct.unpack("ii", os.read(resultados[0], 8)) for _ in range(c)]
for _ in range(p + c):
    os.wait()
print(*map(sum, zip(*partes)))
