"""Una reserva recibe mensajes largos y los devuelve. Argumentos: OBREROS MENSAJES LONGITUD"""
import multiprocessing
import sys
import time


def eco(mensaje):
    return mensaje


def main():
    obreros, mensajes, longitud = map(int, sys.argv[1:])
    hechos = [bytes([numero % 16]) * longitud for numero in range(mensajes)]
    mp = multiprocessing.get_context("fork")
    with mp.Pool(obreros) as reserva:
        reserva.map(eco, hechos[:obreros], 1)

        principio = time.perf_counter_ns()
        vueltos = reserva.map(eco, hechos, 1)
        tiempo = time.perf_counter_ns() - principio

    assert vueltos == hechos
    print(tiempo, sum(mensaje[0] for mensaje in vueltos))


main()
