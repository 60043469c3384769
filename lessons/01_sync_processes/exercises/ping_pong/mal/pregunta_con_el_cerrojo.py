# Lo rechaza: sin_preguntar
import sys
from multiprocessing import Process, Value


def jugador(palabra, yo, turno, n):
    hechas = 0
    while hechas < n:
        with turno.get_lock():
            if turno.value == yo:
                print(palabra, flush=True)
                hechas += 1
                turno.value = 1 - yo


if __name__ == "__main__":
    n = int(sys.argv[1])
    turno = Value("i", 0)
    hijos = [Process(target=jugador, args=(p, i, turno, n)) for i, p in enumerate(["ping", "pong"])]
    for h in hijos:
        h.start()
    for h in hijos:
        h.join()
