import sys
from multiprocessing import Pipe, Process


def jugador(palabra: str, con, veces: int, empieza: bool) -> None:
    for i in range(veces):
        if i or not empieza:
            con.recv()
        print(palabra)
        con.send(None)


if __name__ == "__main__":
    a, b = Pipe()
    n = int(sys.argv[1])
    jugadores = {"ping": Process(target=jugador, args=("ping", a, n, True)), "pong": Process(target=jugador, args=("pong", b, n, False))}
    for j in jugadores.values():
        j.start()
    for j in jugadores.values():
        j.join()
